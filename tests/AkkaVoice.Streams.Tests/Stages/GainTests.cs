using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Stages;

public class GainTests : StageSpec
{
    private static readonly short[] EveryValue = Enumerable.Range(short.MinValue, 65_536).Select(i => (short)i).ToArray();

    [Theory]
    [InlineData(GainLimit.Soft)]
    [InlineData(GainLimit.Clip)]
    public void Zero_dB_changes_nothing(GainLimit limit) => Assert.Equal(EveryValue, Process(AudioFlows.Gain(0, limit), EveryValue));

    [Theory]
    [InlineData(GainLimit.Soft)]
    [InlineData(GainLimit.Clip)]
    public void Turning_down_scales_every_value_exactly(GainLimit limit)
    {
        var half = Decibels.FromRatio(0.5);
        Assert.Equal(EveryValue.Select(v => (short)MathF.Round(v * 0.5f)), Process(AudioFlows.Gain(half, limit), EveryValue));
    }

    [Fact]
    public void Clipping_cuts_off_at_full_scale_and_is_exact_below()
    {
        var twice = Decibels.FromRatio(2);
        Assert.Equal(EveryValue.Select(v => (short)Math.Clamp(2 * v, short.MinValue, short.MaxValue)), Process(AudioFlows.Gain(twice, GainLimit.Clip), EveryValue));
    }

    [Fact]
    public void Soft_limiting_is_exact_below_the_knee_and_bends_without_clipping_above()
    {
        var knee = AudioLevel.FromDbfs(-3);
        var output = Process(AudioFlows.Gain(Decibels.FromRatio(2), GainLimit.Soft), EveryValue);
        for (var i = 1; i < output.Length; i++)
        {
            Assert.True(output[i] >= output[i - 1], "louder in must never be quieter out");
            if (Math.Abs(2 * EveryValue[i]) < knee)
                Assert.Equal(2 * EveryValue[i], output[i]);
            else
                Assert.InRange(Math.Abs((int)output[i]), (int)knee, short.MaxValue);
        }

        // Just below full scale before amplifying still differs from full scale: the wave is bent, not cut.
        Assert.True(output[Array.IndexOf(EveryValue, (short)14_000)] < output[Array.IndexOf(EveryValue, (short)16_000)]);
    }

    [Fact]
    public void The_level_rises_by_the_decibels_given()
    {
        var sine = Signals.Sine(1_000, 3_000, 500);
        var raised = AudioLevel.RmsOf(Process(AudioFlows.Gain(9), sine)) - AudioLevel.RmsOf(sine);
        Assert.Equal(9, raised, 0.01);
    }

    [Theory]
    [InlineData(-121)]
    [InlineData(61)]
    [InlineData(double.NaN)]
    public void An_amplification_out_of_range_is_refused(double decibels) => Assert.Throws<ArgumentOutOfRangeException>(() => AudioFlows.Gain(decibels));
}
