namespace Akka.Compat.Tests;

/// <summary>
/// Tests of what the stand-in does better than genuine Akka.NET on purpose (docs/compat.md). They are skipped against the genuine packages.
/// </summary>
internal static class DeliberateDifference
{
#if AKKA_GENUINE
    internal static string? SkipReason(string original) => "Genuine Akka.NET: " + original;
#else
    internal static string? SkipReason(string original) => original.Length > 0 ? null : "The original's behaviour must be named.";
#endif
}

/// <summary>A fact that holds on the stand-in only; the argument says what the original does instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DifferenceFactAttribute : FactAttribute
{
    public DifferenceFactAttribute(string original) => Skip = DeliberateDifference.SkipReason(original);
}

/// <summary>A theory that holds on the stand-in only; the argument says what the original does instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DifferenceTheoryAttribute : TheoryAttribute
{
    public DifferenceTheoryAttribute(string original) => Skip = DeliberateDifference.SkipReason(original);
}
