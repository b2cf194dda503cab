namespace AkkaVoice.LocalRealtime.Speech.Synthesis;

/// <summary>
/// The service's voices as espeak-ng speaks them. All rest on espeak-ng's Klatt synthesisers, the most
/// intelligible ones to recognisers as to people; they differ by synthesiser, pitch and pace.
/// </summary>
public static class SpeechVoices
{
    private const string DefaultName = "alloy";

    /// <summary>All voices.</summary>
    public static IReadOnlyList<SpeechVoice> All { get; } =
    [
        new("alloy", "en-us+klatt", 155, 50),
        new("ash", "en-us+klatt5", 150, 35),
        new("ballad", "en-us+klatt6", 138, 45),
        new("cedar", "en-us+klatt", 148, 32),
        new("coral", "en-us+klatt", 155, 80),
        new("echo", "en-us+klatt2", 150, 42),
        new("fable", "en-us-nyc+klatt", 145, 60),
        new("marin", "en-us+klatt4", 152, 72),
        new("nova", "en-us+klatt5", 158, 78),
        new("onyx", "en-us+klatt4", 145, 25),
        new("sage", "en-us+klatt2", 145, 75),
        new("shimmer", "en-us+klatt6", 152, 85),
        new("verse", "en-us+klatt4", 158, 50),
    ];

    private static readonly Dictionary<string, SpeechVoice> ByName = All.ToDictionary(voice => voice.Name);

    /// <summary>The voice of that name; the default, alloy, for any other, such as a custom voice's id.</summary>
    public static SpeechVoice Find(string name) => ByName.GetValueOrDefault(name) ?? ByName[DefaultName];
}
