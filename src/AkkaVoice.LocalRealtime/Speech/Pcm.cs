using System.Runtime.InteropServices;
using AkkaVoice.Audio;

namespace AkkaVoice.LocalRealtime.Speech;

/// <summary>Changes whole stretches of mono audio between rates.</summary>
internal static class Pcm
{
    /// <summary>The rate of the realtime protocol's audio, in Hz.</summary>
    public const int ProtocolRate = 24_000;

    /// <summary>The same sound at another rate.</summary>
    public static short[] Resample(ReadOnlySpan<short> samples, int fromRate, int toRate)
    {
        var resampler = new Resampler(fromRate, toRate);
        var room = new short[resampler.MostOutput(samples.Length) + resampler.MostFlush];
        var length = resampler.Process(samples, room);
        length += resampler.Flush(room.AsSpan(length));
        return room[..length];
    }

    /// <summary>Samples as the protocol's bytes (signed 16 bit little-endian).</summary>
    public static byte[] ToBytes(ReadOnlySpan<short> samples) => MemoryMarshal.AsBytes(samples).ToArray();

    /// <summary>The protocol's bytes as samples.</summary>
    public static ReadOnlySpan<short> ToSamples(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, short>(bytes);
}
