using System.Runtime.InteropServices;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>Audio from before the connection, made into what the engine works with.</summary>
internal static class PreConnectPcm
{
    private const int FrameSamples = 480;

    /// <summary>24 kHz mono frames of 20 ms; what is left at the end is filled up with silence.</summary>
    /// <param name="pcm">16-bit little-endian samples, channels interleaved; an incomplete one at the end is left out.</param>
    /// <param name="rate">Samples a second and channel, 8,000 to 192,000.</param>
    /// <param name="channels">1 or 2; two are mixed.</param>
    public static IReadOnlyList<AudioFrame> ToFrames(ReadOnlySpan<byte> pcm, int rate, int channels)
    {
        var values = MemoryMarshal.Cast<byte, short>(pcm[..(pcm.Length / (2 * channels) * 2 * channels)]);
        var mono = channels == 1 ? values : Mix(values);
        var resampler = new Resampler(rate, AudioFormat.Realtime.SampleRate);
        var converted = new short[resampler.MostOutput(mono.Length) + resampler.MostOutput(resampler.Delay)];
        var length = resampler.Process(mono, converted);
        length += resampler.Flush(converted.AsSpan(length));

        var frames = new List<AudioFrame>((length / FrameSamples) + 1);
        for (var at = 0; at < length; at += FrameSamples)
        {
            var frame = AudioFrame.Rent(AudioFormat.Realtime, FrameSamples);
            var part = converted.AsSpan(at, Math.Min(FrameSamples, length - at));
            part.CopyTo(frame.Samples);
            frame.Samples[part.Length..].Clear();
            frames.Add(frame);
        }

        return frames;
    }

    private static short[] Mix(ReadOnlySpan<short> stereo)
    {
        var mono = new short[stereo.Length / 2];
        for (var n = 0; n < mono.Length; n++)
            mono[n] = (short)((stereo[2 * n] + stereo[(2 * n) + 1]) / 2);
        return mono;
    }
}
