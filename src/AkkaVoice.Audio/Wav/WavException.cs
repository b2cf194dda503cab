namespace AkkaVoice.Audio;

/// <summary>A WAV file that cannot be read or written; the message names the file and the problem, and is fit for a person's eyes.</summary>
public sealed class WavException : Exception
{
    internal WavException(string file, string problem, Exception? cause = null)
        : base($"{file}: {problem}", cause)
    {
    }
}
