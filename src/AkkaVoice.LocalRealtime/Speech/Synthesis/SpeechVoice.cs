namespace AkkaVoice.LocalRealtime.Speech.Synthesis;

/// <summary>How one of the service's voices sounds here.</summary>
/// <param name="Name">Its name in the realtime protocol.</param>
/// <param name="EspeakVoice">espeak-ng's voice with its variant, for example <c>en-us+f3</c>.</param>
/// <param name="WordsPerMinute">Rate at speed 1, 80 to 450.</param>
/// <param name="Pitch">Base pitch, 0 to 100.</param>
public sealed record SpeechVoice(string Name, string EspeakVoice, int WordsPerMinute, int Pitch);
