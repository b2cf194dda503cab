using AkkaVoice.Hosting.Configuration;
using AkkaVoice.LocalRealtime.Speech;

namespace AkkaVoice.Hosting.Doctor;

/// <summary>Whether this machine can speak and listen without a service.</summary>
internal static class SpeechCheck
{
    private const string Subject = "offline speech";

    public static Finding Look(RealtimeTarget target) => Look(target, SpeechAvailability.Check());

    internal static Finding Look(RealtimeTarget target, SpeechAvailability speech) => (target, speech.IsAvailable) switch
    {
        (_, true) => Finding.Fine(Subject, "installed"),
        (RealtimeTarget.Local, false) => Finding.Wrong(
            Subject, $"missing: {string.Join(", ", speech.MissingPackages)}", $"{speech.Message} Or set OPENAI_API_KEY to use OpenAI."),
        _ => Finding.Skipped(Subject, "not installed, and not needed: another service answers"),
    };
}
