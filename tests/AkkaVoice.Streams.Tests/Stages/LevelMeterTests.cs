using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Stages;

public class LevelMeterTests : StageSpec
{
    private IReadOnlyList<LevelMeasured> Measured => [.. Events.Cast<LevelMeasured>()];

    [Fact]
    public void Each_interval_is_measured_wherever_frames_end()
    {
        var audio = Signals.Sine(1_000, 16_384, 100).Concat(new short[2_400]).Concat(Signals.Constant(8_192, 100)).ToArray();
        Assert.Equal(audio, Process(Meter(100), audio, sizes: [479, 33]));
        Assert.Equal([0L, 2_400, 4_800], Measured.Select(m => m.Position));
        Assert.All(Measured, m => Assert.Equal((2_400, "meter"), (m.Samples, m.Stage)));
        Assert.Equal(-6.02, Measured[0].Level.PeakDbfs, 0.01);
        Assert.Equal(-9.03, Measured[0].Level.RmsDbfs, 0.01);
        Assert.Equal(AudioLevel.Silence, Measured[1].Level);
        Assert.Equal(-12.04, Measured[2].Level.RmsDbfs, 0.01);
    }

    [Fact]
    public void The_last_part_of_an_interval_is_measured_at_the_end()
    {
        Process(Meter(100), new short[2_880]);
        Assert.Equal([2_400, 480], Measured.Select(m => m.Samples));
    }

    [Fact]
    public void A_cancelled_stream_publishes_no_half_measurement()
    {
        var (input, output) = Probes(Meter(100));
        output.Request(1);
        input.SendNext(Frame(new short[480]));
        output.ExpectNext().Dispose();
        output.Cancel();
        input.ExpectCancellation();
        Assert.Empty(Events);
    }

    [Fact]
    public void Positions_follow_the_frames()
    {
        Run(Meter(20), [Frame(new short[480], 96_000)]).Single().Dispose();
        Assert.Equal(96_000, Measured.Single().Position);
    }

    private Akka.Streams.Dsl.Flow<AudioFrame, AudioFrame, Akka.NotUsed> Meter(int ms) =>
        AudioFlows.LevelMeter(TimeSpan.FromMilliseconds(ms), Events.Enqueue, "meter");
}
