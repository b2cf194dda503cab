using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Stages;

public class DcRemovalTests : StageSpec
{
    [Fact]
    public void A_constant_offset_vanishes_and_the_voice_stays()
    {
        var voice = Signals.Sine(400, 6_000, 1_500);
        var output = Process(AudioFlows.DcRemoval(), voice.Plus(Signals.Constant(4_000, 1_500)));
        var late = output[24_000..];
        Assert.InRange(late.Average(v => (double)v), -2, 2);
        Assert.Equal(AudioLevel.RmsOf(voice), AudioLevel.RmsOf(late), 0.05);
    }

    [Theory]
    [InlineData(20, -3.01)]
    [InlineData(100, -3.01)]
    [InlineData(300, -3.01)]
    public void The_level_at_the_cutoff_is_3_dB_down(double cutoff, double expected)
    {
        var sine = Signals.Sine(cutoff, 20_000, 2_000);
        var output = Process(AudioFlows.DcRemoval(cutoff), sine);
        Assert.Equal(expected, AudioLevel.RmsOf(output.AsSpan(24_000)) - AudioLevel.RmsOf(sine.AsSpan(24_000)), 0.1);
    }

    [Fact]
    public void High_frequencies_keep_their_level()
    {
        var sine = Signals.Sine(6_000, 20_000, 1_000);
        Assert.Equal(AudioLevel.RmsOf(sine), AudioLevel.RmsOf(Process(AudioFlows.DcRemoval(300), sine)), 0.05);
    }

    [Fact]
    public void Silence_stays_silence() => Assert.All(Process(AudioFlows.DcRemoval(), new short[4_800]), v => Assert.Equal(0, v));

    [Fact]
    public void Channels_do_not_touch_each_other()
    {
        var left = Signals.Sine(300, 10_000, 200);
        var pairs = left.SelectMany(v => new[] { v, (short)0 }).ToArray();
        var output = Process(AudioFlows.DcRemoval(), pairs, new AudioFormat(24_000, 2), 480);
        Assert.Equal(Process(AudioFlows.DcRemoval(), left), output.Where((_, i) => i % 2 == 0));
        Assert.All(output.Where((_, i) => i % 2 == 1), v => Assert.Equal(0, v));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_cutoff_must_be_above_zero(double cutoff) => Assert.Throws<ArgumentOutOfRangeException>(() => AudioFlows.DcRemoval(cutoff));

    [Fact]
    public void A_cutoff_beyond_the_rate_of_the_audio_fails_with_both_numbers()
    {
        var (input, output) = Probes(AudioFlows.DcRemoval(5_000));
        output.Request(1);
        input.SendNext(Frame(new short[160], format: new AudioFormat(8_000, 1)));
        Assert.Equal("A cut-off of 5000 Hz needs a sample rate above 10000 Hz; the audio is 8000 Hz, mono.", output.ExpectError().Message);
        ExpectNoFrameOutstanding();
    }
}
