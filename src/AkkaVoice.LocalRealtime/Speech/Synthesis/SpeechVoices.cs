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
        new("alloy", "en-us+klatt", 155, 50, 50),
        new("ash", "en-us+klatt5", 150, 35, 45),
        new("ballad", "en-us+klatt6", 138, 45, 65),
        new("cedar", "en-us+klatt", 148, 32, 45),
        new("coral", "en-us+klatt", 155, 80, 60),
        new("echo", "en-us+klatt2", 150, 42, 45),
        new("fable", "en-us-nyc+klatt", 145, 60, 65),
        new("marin", "en-us+klatt4", 152, 72, 55),
        new("nova", "en-us+klatt5", 158, 78, 60),
        new("onyx", "en-us+klatt4", 145, 25, 40),
        new("sage", "en-us+klatt2", 145, 75, 50),
        new("shimmer", "en-us+klatt6", 152, 85, 65),
        new("verse", "en-us+klatt4", 158, 50, 60),
    ];

    private static readonly Dictionary<string, SpeechVoice> ByName = All.ToDictionary(voice => voice.Name);

    /// <summary>The voice of that name; the default, alloy, for any other, such as a custom voice's id.</summary>
    public static SpeechVoice Find(string name) => ByName.GetValueOrDefault(name) ?? ByName[DefaultName];
}
