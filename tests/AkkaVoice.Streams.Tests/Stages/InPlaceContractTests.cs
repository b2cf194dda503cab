using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Stages;

/// <summary>What every stage promises that answers a frame with the same frame.</summary>
public class InPlaceContractTests : StageSpec
{
    private static readonly AudioTag Tag = new("resp_1", "item_1", 0);

    public static TheoryData<string> Stages => new() { "gain", "dc-removal", "level-meter", "noise-gate", "energy-vad" };

    [Theory]
    [MemberData(nameof(Stages))]
    public void Each_frame_comes_out_as_the_same_frame_with_its_position_and_tag(string stage)
    {
        var frames = Enumerable.Range(0, 20).Select(i => Frame(Signals.Noise(3_000, 20, seed: i), 480 * i, Tag)).ToList();
        var output = Run(Create(stage), frames);
        Assert.Equal(frames, output);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => 480L * i), output.Select(frame => frame.Position));
        Assert.All(output, frame => Assert.Same(Tag, frame.Tag));
        Assert.Equal(20, Pool.Outstanding);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Nothing_is_pulled_that_nobody_asked_for(string stage)
    {
        var pulled = 0;
        var (done, output) = Source.From(Enumerable.Range(0, 100))
            .Select(i =>
            {
                pulled++;
                return Frame(new short[480], 480 * i);
            })
            .Via(Create(stage))
            .WatchTermination(Keep.Right)
            .ToMaterialized(Akka.Streams.TestKit.TestSink.SinkProbe<AudioFrame>(this), Keep.Both)
            .Run(Materializer);
        output.Request(3);
        for (var i = 0; i < 3; i++)
            output.ExpectNext().Dispose();
        output.Cancel();
        Within(done);
        Assert.Equal(3, pulled);
        ExpectNoFrameOutstanding();
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Completion_failure_and_cancellation_pass_through(string stage)
    {
        var (input, output) = Probes(Create(stage));
        output.Request(1);
        input.SendNext(Frame(new short[480]));
        output.ExpectNext().Dispose();
        input.SendComplete();
        output.ExpectComplete();

        (input, output) = Probes(Create(stage));
        output.Request(1);
        var fault = new InvalidDataException("planted");
        input.SendError(fault);
        Assert.Same(fault, output.ExpectError());

        (input, output) = Probes(Create(stage));
        output.Request(1);
        input.SendNext(Frame(new short[480]));
        output.ExpectNext().Dispose();
        output.Cancel();
        input.ExpectCancellation();
        ExpectNoFrameOutstanding();
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Any_way_of_cutting_the_audio_gives_the_same_samples(string stage)
    {
        var audio = Signals.Sine(300, 9_000, 300).Concat(Signals.Noise(40, 500, seed: 1)).Concat(Signals.Sine(700, 20_000, 200)).ToArray();
        var whole = Process(Create(stage), audio, sizes: [480]);
        Assert.Equal(whole, Process(Create(stage), audio, sizes: [1, 7, 479, 481, 1000]));
        Assert.Equal(whole, Process(Create(stage), audio, sizes: [audio.Length]));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void One_blueprint_run_twice_starts_afresh(string stage)
    {
        var flow = Create(stage);
        var audio = Signals.Sine(300, 9_000, 200).Concat(Signals.Noise(300, 200, seed: 2)).ToArray();
        Assert.Equal(Process(flow, audio), Process(flow, audio));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Stereo_and_empty_frames_are_audio_too(string stage)
    {
        var stereo = new AudioFormat(48_000, 2);
        Assert.Equal(2 * 960, Process(Create(stage), new short[2 * 960], stereo, 960).Length);
        Run(Create(stage), [Frame([])]).Single().Dispose();
        Assert.Equal(0, Pool.Outstanding);
    }

    private Flow<AudioFrame, AudioFrame, NotUsed> Create(string stage) => stage switch
    {
        "gain" => AudioFlows.Gain(4),
        "dc-removal" => AudioFlows.DcRemoval(),
        "level-meter" => AudioFlows.LevelMeter(TimeSpan.FromMilliseconds(50), Events.Enqueue),
        "noise-gate" => AudioFlows.NoiseGate(new NoiseGateOptions()),
        "energy-vad" => AudioFlows.EnergyVad(new EnergyVadOptions(), Events.Enqueue),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
