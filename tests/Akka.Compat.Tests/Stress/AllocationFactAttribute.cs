namespace Akka.Compat.Tests.Stress;

/// <summary>
/// A fact about what is allocated; the argument says what the original allocates where it is more. Only an optimised build can show it: the
/// just-in-time compiler leaves out the boxes of <c>(object)value is T</c> there alone.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllocationFactAttribute : FactAttribute
{
    public AllocationFactAttribute(string? original = null)
    {
#if DEBUG
        _ = original;
        Skip = "Not in a debug build: run ./test, or dotnet test -c Release.";
#else
        Skip = original is null ? null : DeliberateDifference.SkipReason(original);
#endif
    }
}
