using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Stages;

public class NoiseGateTests : StageSpec
{
    private static readonly NoiseGateOptions Options = new() { ThresholdDbfs = -40, HysteresisDb = 6, AttackMs = 5, HoldMs = 100, ReleaseMs = 50, RangeDb = 40 };

    // -40 dBFS is a peak of 328, and -46 dBFS one of 164.
    private static readonly short[] Loud = Signals.Sine(400, 3_000, 300);
    private static readonly short[] Between = Signals.Sine(400, 240, 600);
    private static readonly short[] Low = Signals.Sine(400, 100, 600);

    [Fact]
    public void What_stays_below_the_threshold_is_turned_down_by_the_range() =>
        Assert.Equal(Between.Select(v => (short)MathF.Round(v * 0.01f)), Process(AudioFlows.NoiseGate(Options), Between));

    [Fact]
    public void An_open_gate_changes_no_sample()
    {
        var output = Process(AudioFlows.NoiseGate(Options), Loud);
        Assert.Equal(Loud[240..], output[240..]); // 5 ms attack
    }

    [Fact]
    public void Opening_takes_the_attack_and_never_clicks()
    {
        var output = Process(AudioFlows.NoiseGate(Options), Signals.Constant(10_000, 20));
        Assert.InRange(output[1], 100, 300);
        Assert.InRange(output[60], 4_900, 5_300);
        Assert.Equal(10_000, output[125]);
        for (var i = 1; i < output.Length; i++)
            Assert.InRange(output[i] - output[i - 1], 0, 100);
    }

    [Fact]
    public void Between_the_two_thresholds_an_open_gate_stays_open()
    {
        var output = Process(AudioFlows.NoiseGate(Options), [.. Loud, .. Between]);
        Assert.Equal(Between, output[Loud.Length..]);
    }

    [Fact]
    public void Closing_waits_for_the_hold_and_then_takes_the_release()
    {
        var output = Process(AudioFlows.NoiseGate(Options), [.. Loud, .. Low])[Loud.Length..];
        // The peak follower falls from 3,000 to 164 in 20 ms * ln(3000 / 164) = 58 ms; then 100 ms of hold and 50 ms of release.
        var open = 24 * 155;
        var closed = 24 * 212;
        Assert.Equal(Low[..open], output[..open]);
        Assert.Equal(Low[closed..].Select(v => (short)MathF.Round(v * 0.01f)), output[closed..]);
    }

    [Fact]
    public void A_pause_shorter_than_the_hold_does_not_close_it()
    {
        var pause = new short[24 * 100];
        var output = Process(AudioFlows.NoiseGate(Options), [.. Loud, .. pause, .. Low[..240], .. Loud]);
        Assert.Equal([.. pause, .. Low[..240], .. Loud], output[Loud.Length..]);
    }

    [Fact]
    public void Without_a_range_nothing_changes()
    {
        var audio = Signals.Noise(50, 200, seed: 3);
        Assert.Equal(audio, Process(AudioFlows.NoiseGate(Options with { RangeDb = 0 }), audio));
    }

    [Fact]
    public void Channels_open_together()
    {
        var pairs = Loud.SelectMany(v => new[] { v, (short)20 }).ToArray();
        var output = Process(AudioFlows.NoiseGate(Options), pairs, new AudioFormat(24_000, 2), 480);
        Assert.Equal(pairs[480..], output[480..]);
    }

    [Theory]
    [InlineData(-91, 6, 5)]
    [InlineData(1, 6, 5)]
    [InlineData(-40, -1, 5)]
    [InlineData(-40, 6, 501)]
    [InlineData(double.NaN, 6, 5)]
    public void Options_out_of_range_are_refused(double threshold, double hysteresis, double attack) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            AudioFlows.NoiseGate(new NoiseGateOptions { ThresholdDbfs = threshold, HysteresisDb = hysteresis, AttackMs = attack }));
}
