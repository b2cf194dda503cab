namespace AkkaVoice.LocalRealtime.Speech.Recognition;

/// <summary>The recogniser's data files, which lie beside the program.</summary>
internal static class SpeechData
{
    /// <summary>Path of a file in <c>Data</c>.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "speech", name);
}
