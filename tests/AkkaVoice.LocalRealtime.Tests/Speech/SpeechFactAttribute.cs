using AkkaVoice.LocalRealtime.Speech;

namespace AkkaVoice.LocalRealtime.Tests.Speech;

/// <summary>
/// A test that hears or speaks. It needs Debian packages (tools/install-speech.sh installs them); without them it is skipped on a
/// developer's machine, with the command to run, and fails under continuous integration.
/// </summary>
public sealed class SpeechFactAttribute : FactAttribute
{
    public SpeechFactAttribute() => Skip = SpeechPackages.SkipReason;
}

/// <summary>The same for tests with data.</summary>
public sealed class SpeechTheoryAttribute : TheoryAttribute
{
    public SpeechTheoryAttribute() => Skip = SpeechPackages.SkipReason;
}

internal static class SpeechPackages
{
    public static string? SkipReason { get; } =
        SpeechAvailability.Check() is { IsAvailable: false } missing && Environment.GetEnvironmentVariable("CI") != "true"
            ? $"NOT TESTED: {missing.Message}"
            : null;
}
