using System.Runtime.InteropServices;
using AkkaVoice.Audio;
using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.Streams.Tests.Session;

/// <summary>Audio of which every sample tells its place, so that what was lost, repeated or moved shows.</summary>
internal static class CodedAudio
{
    public static short[] Samples(int count, int signal = 0) =>
        MemoryMarshal.Cast<byte, short>(CodedSignal.Generate(signal, AudioFormat.Realtime.DurationOf(count) + TimeSpan.FromMilliseconds(1)))[..count].ToArray();

    public static AudioFrame Frame(ReadOnlySpan<short> samples, AudioTag? tag = null)
    {
        var frame = AudioFrame.Rent(AudioFormat.Realtime, samples.Length);
        samples.CopyTo(frame.Samples);
        frame.Tag = tag;
        return frame;
    }

    /// <summary>All samples were heard once and in order; silence may stand between any two.</summary>
    public static void AssertHeard(IEnumerable<short> expected, ReadOnlySpan<short> heard)
    {
        var samples = expected.ToArray();
        var next = 0;
        for (var i = 0; i < heard.Length; i++)
        {
            if (next < samples.Length && heard[i] == samples[next])
                next++;
            else if (heard[i] != 0)
                Assert.Fail($"at {i}: {heard[i]} was heard where sample {next} ({(next < samples.Length ? samples[next] : "none")}) was due");
        }

        Assert.Equal(samples.Length, next);
    }
}
