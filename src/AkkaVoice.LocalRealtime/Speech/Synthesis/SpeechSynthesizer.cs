namespace AkkaVoice.LocalRealtime.Speech.Synthesis;

/// <summary>Speaks with espeak-ng, in the protocol's format. Safe for concurrent use.</summary>
public sealed class SpeechSynthesizer
{
    private const double SlowestSpeed = 0.25;
    private const double FastestSpeed = 1.5;

    /// <summary>Speaks a text.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="voice">Name of a voice in <see cref="SpeechVoices"/>; any other sounds like the default.</param>
    /// <param name="speed">Rate, 0.25 to 1.5 (clamped); 1 is normal. espeak-ng speaks no slower than 80 words a minute.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>PCM, 24 kHz, mono, signed 16 bit little-endian; empty for a text without words.</returns>
    /// <exception cref="SpeechUnavailableException">espeak-ng does not work on this machine.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<byte[]> SpeakAsync(string text, string voice, double speed, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var (samples, rate) = await EspeakProcess
            .SpeakAsync(text, SpeechVoices.Find(voice), Math.Clamp(speed, SlowestSpeed, FastestSpeed), cancellation).ConfigureAwait(false);
        return samples.Length == 0 ? [] : Pcm.ToBytes(Pcm.Resample(samples, rate, Pcm.ProtocolRate));
    }
}
