using System.Runtime.InteropServices;

namespace AkkaVoice.LocalRealtime.Scripting;

/// <summary>
/// Audio in which every sample tells where it belongs: from any two neighbouring samples the signal and the position can be read back, as long
/// as they were copied and not filtered.
/// </summary>
/// <remarks>
/// Samples come in pairs. The first of pair j is not negative and carries the low 15 bits of j; the second is negative and carries the number
/// of the signal (5 bits) and the next 10 bits of j. Digital silence (two zeros) is therefore never mistaken for signal.
/// It lasts 46 minutes and is loud.
/// </remarks>
public static class CodedSignal
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 24_000;

    private const int LowBits = 15;
    private const int HighBits = 10;

    /// <summary>Makes a signal.</summary>
    /// <param name="signal">0 to 31.</param>
    /// <param name="duration">Up to 46 minutes.</param>
    /// <returns>PCM, 24 kHz, mono, signed 16 bit little-endian.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number or the duration is out of range.</exception>
    public static byte[] Generate(int signal, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(signal);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(signal, 31);
        var count = (long)Math.Round(duration.TotalSeconds * SampleRate);
        ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(duration));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 2L << (LowBits + HighBits), nameof(duration));
        var bytes = new byte[count * 2];
        var samples = MemoryMarshal.Cast<byte, short>(bytes.AsSpan());
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = SampleAt(signal, i);
        }

        return bytes;
    }

    /// <summary>Reads which signal a stretch of audio is from, and at which position it begins.</summary>
    /// <param name="samples">At least two neighbouring samples; only the first two are looked at.</param>
    /// <param name="signal">Number of the signal.</param>
    /// <param name="position">Position of the first sample, from 0.</param>
    /// <returns>False for silence, for other audio, and for a single sample.</returns>
    public static bool TryLocate(ReadOnlySpan<short> samples, out int signal, out long position)
    {
        (signal, position) = (0, 0);
        var isFirstOfPair = samples.Length > 0 && samples[0] >= 0;
        if (samples.Length < 2 || (samples[1] >= 0) == isFirstOfPair)
        {
            return false;
        }

        var low = isFirstOfPair ? samples[0] : samples[1];
        var code = -(isFirstOfPair ? samples[1] : samples[0]) - 1;
        signal = code >> HighBits;
        var pair = ((long)(code & ((1 << HighBits) - 1)) << LowBits) | (ushort)low;

        // Second of one pair and first of the next: the high bits belong to the pair before, which differs at a carry.
        position = isFirstOfPair ? pair * 2 : (low == 0 ? pair + (1 << LowBits) : pair) * 2 - 1;
        return true;
    }

    private static short SampleAt(int signal, long index)
    {
        var pair = index / 2;
        return index % 2 == 0
            ? (short)(pair & ((1 << LowBits) - 1))
            : (short)(-1 - ((signal << HighBits) | (int)(pair >> LowBits)));
    }
}
