using System.Runtime.InteropServices;

namespace AkkaVoice.LocalRealtime.Scripting;

/// <summary>Plain signals to stand for a caller: a tone is speech to the energy detector, silence is silence.</summary>
public static class Tone
{
    private const int SampleRate = 24_000;

    /// <summary>A sine.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="frequency">Hz. Default: 440.</param>
    /// <param name="levelDbfs">RMS level, dB below full scale. Default: -20.</param>
    /// <returns>PCM, 24 kHz, mono, signed 16 bit little-endian.</returns>
    public static byte[] Sine(TimeSpan duration, double frequency = 440, double levelDbfs = -20)
    {
        var bytes = Silence(duration);
        var samples = MemoryMarshal.Cast<byte, short>(bytes.AsSpan());
        var amplitude = Math.Min(32_767, 32_768 * Math.Sqrt(2) * Math.Pow(10, levelDbfs / 20));
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)Math.Round(amplitude * Math.Sin(2 * Math.PI * frequency * i / SampleRate));
        }

        return bytes;
    }

    /// <summary>Digital silence.</summary>
    /// <param name="duration">How long.</param>
    /// <returns>PCM, 24 kHz, mono, signed 16 bit little-endian.</returns>
    public static byte[] Silence(TimeSpan duration) => new byte[(long)Math.Round(duration.TotalSeconds * SampleRate) * 2];
}
