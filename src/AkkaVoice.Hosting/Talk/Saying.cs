using System.Globalization;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Rooms.File;

namespace AkkaVoice.Hosting.Talk;

/// <summary>A recording that the caller plays into the conversation.</summary>
/// <param name="Utterance">What is said.</param>
/// <param name="At">When to begin, from the start of the room; null means after the agent's answer to the one before.</param>
public sealed record Saying(Utterance Utterance, TimeSpan? At)
{
    /// <summary>Reads <c>FILE</c> or <c>FILE@SECONDS</c>, and the file.</summary>
    /// <param name="text">As written on the command line. A file whose name contains an @ is taken as it is.</param>
    /// <returns>What to say.</returns>
    /// <exception cref="FormatException">The time is not a number of seconds from 0 to 86400.</exception>
    /// <exception cref="WavException">The file is missing, or none that is understood.</exception>
    public static Saying Parse(string text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || File.Exists(text)) return new Saying(Utterance.Load(text), null);
        var seconds = text[(at + 1)..];
        if (double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= 86_400)
            return new Saying(Utterance.Load(text[..at]), TimeSpan.FromSeconds(value));
        throw new FormatException($"--in is '{text}'; allowed: FILE or FILE@SECONDS with seconds from 0 to 86400, for example stop.wav@4.5");
    }
}
