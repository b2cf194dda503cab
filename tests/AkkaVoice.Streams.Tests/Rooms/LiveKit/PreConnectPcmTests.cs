using System.Runtime.InteropServices;
using AkkaVoice.Streams.Rooms.LiveKit;

namespace AkkaVoice.Streams.Tests.Rooms.LiveKit;

[Collection(FramePoolCollection.Name)]
public class PreConnectPcmTests
{
    [Theory]
    [InlineData(24_000, 1)]
    [InlineData(48_000, 1)]
    [InlineData(48_000, 2)]
    [InlineData(16_000, 2)]
    public void A_second_of_a_tone_is_a_second_of_the_same_tone(int rate, int channels)
    {
        var pcm = new short[rate * channels];
        for (var n = 0; n < pcm.Length; n++)
            pcm[n] = (short)(8_000 * Math.Sin(2 * Math.PI * 440 * (n / channels) / rate));
        var frames = PreConnectPcm.ToFrames(MemoryMarshal.AsBytes(pcm.AsSpan()), rate, channels);
        Assert.Equal(50, frames.Count);
        var samples = frames.SelectMany(frame => frame.Samples.ToArray()).ToArray();
        foreach (var frame in frames)
            frame.Dispose();
        for (var n = 480; n < 23_520; n++)
            Assert.InRange(samples[n] - (8_000 * Math.Sin(2 * Math.PI * 440 * n / 24_000)), -200, 200);
    }

    [Fact]
    public void What_is_no_whole_frame_is_filled_up_and_half_a_sample_left_out()
    {
        var pcm = new short[500];
        pcm.AsSpan().Fill(1_000);
        var frames = PreConnectPcm.ToFrames([.. MemoryMarshal.AsBytes(pcm.AsSpan()), 7], 24_000, 1);
        Assert.Equal([480, 480], frames.Select(frame => frame.SampleCount));
        Assert.Equal((1_000, 1_000, 0), (frames[1].Samples[0], frames[1].Samples[19], frames[1].Samples[20]));
        foreach (var frame in frames)
            frame.Dispose();
    }

    [Fact]
    public void Nothing_is_no_frame() => Assert.Empty(PreConnectPcm.ToFrames([], 48_000, 2));
}
