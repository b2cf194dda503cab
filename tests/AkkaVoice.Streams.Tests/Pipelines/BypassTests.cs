using Akka.Streams;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Stages;
using AkkaVoice.Streams.Tests.Stages;

namespace AkkaVoice.Streams.Tests.Pipelines;

public class BypassTests : PipelineSpec
{
    private static readonly short[] Audio = Signals.Noise(3_000, 400, seed: 21); // 20 frames

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    public void From_the_frame_at_which_a_stage_throws_on_the_audio_passes_unchanged(int frame)
    {
        var output = Process(Pipeline(FailurePolicy.Bypass, AddsOneUntil(frame)), Audio);
        var split = frame * 480;
        Assert.Equal([.. Audio[..split].Select(v => (short)(v + 1)), .. Audio[split..]], output);
        Assert.Equal(("input[0] planted", split, true, "planted"), (Failed.Stage, Failed.Position, Failed.Bypassed, Failed.Cause.Message));
    }

    [Fact]
    public void A_stage_that_works_is_left_in_and_nothing_is_told()
    {
        Assert.Equal(Audio.Select(v => (short)(v + 1)), Process(Pipeline(FailurePolicy.Bypass, AddsOneUntil(-1)), Audio));
        Assert.Empty(Events);
    }

    [Fact]
    public void Only_the_stage_that_fails_is_bypassed()
    {
        var output = Process(Pipeline(FailurePolicy.Bypass, AddsOneUntil(-1), AddsOneUntil(5), AddsOneUntil(-1)), Audio);
        Assert.Equal([.. Audio[..2_400].Select(v => (short)(v + 3)), .. Audio[2_400..].Select(v => (short)(v + 2))], output);
        Assert.Equal("input[1] planted", Failed.Stage);
    }

    [Theory]
    [InlineData(300)] // held back: 180 to 480 samples
    [InlineData(480)]
    [InlineData(699)] // gives nothing for the first frame
    [InlineData(3_000)]
    public void What_a_stage_holds_back_when_it_throws_comes_out_once_and_unchanged(int size)
    {
        // Cuts into frames of another size, then adds 1, and throws near the eleventh frame of the input: within it, in general.
        var length = TimeSpan.FromTicks(size * TimeSpan.TicksPerSecond / 24_000);
        var adds = AddsOneUntil(11 * 480 / size);
        var output = Process(Pipeline(FailurePolicy.Bypass, context => AudioFlows.Chunker(length).Via(adds(context))), Audio, sizes: [480]);
        var split = 11 * 480 / size * size;
        Assert.Equal([.. Audio[..split].Select(v => (short)(v + 1)), .. Audio[split..]], output);
        Assert.Equal(split, Failed.Position);
    }

    [Fact]
    public void Audio_that_a_stage_took_ahead_of_demand_is_not_lost_with_it()
    {
        var adds = AddsOneUntil(6);
        var pipeline = Pipeline(FailurePolicy.Bypass, context => Flow.Create<AudioFrame>().Buffer(4, OverflowStrategy.Backpressure).Via(adds(context)));
        var output = Source.From(Frames(Audio, sizes: [480])).Via(pipeline).RunWith(Akka.Streams.TestKit.TestSink.SinkProbe<AudioFrame>(this), Materializer);
        var values = new List<short>();
        for (var i = 0; i < 20; i++)
        {
            using var frame = output.RequestNext();
            values.AddRange(frame.Samples);
        }

        output.ExpectComplete();
        Assert.Equal([.. Audio[..2_880].Select(v => (short)(v + 1)), .. Audio[2_880..]], values);
    }

    [Fact]
    public void A_stage_whose_state_cannot_be_made_is_bypassed_from_the_first_sample_on()
    {
        var output = Process(Pipeline(FailurePolicy.Bypass, context => AudioFlows.InPlace(context.Stage, () => throw new InvalidDataException("planted"))), Audio);
        Assert.Equal(Audio, output);
        Assert.Equal((0, "planted"), (Failed.Position, Failed.Cause.Message));
    }

    [Fact]
    public void A_stage_that_ends_before_its_input_has_failed_and_is_bypassed()
    {
        var output = Process(Pipeline(FailurePolicy.Bypass, _ => Flow.Create<AudioFrame>().Take(4).Select(Negate)), Audio);
        Assert.Equal([.. Audio[..1_920].Select(v => (short)-v), .. Audio[1_920..]], output);
        Assert.Equal((1_920, "It ended before its input did."), (Failed.Position, Failed.Cause.Message));
    }

    [Fact]
    public void A_stage_that_ends_with_its_input_has_not_failed()
    {
        Process(Pipeline(FailurePolicy.Bypass, _ => AudioFlows.Chunker(TimeSpan.FromMilliseconds(20))), Audio[..4_900], sizes: [333]);
        Assert.Empty(Events);
    }

    [Fact]
    public void A_stage_that_makes_its_frames_anew_is_followed_by_counting_samples()
    {
        AudioFrame Anew(AudioFrame frame, int count)
        {
            if (count == 6)
                throw new InvalidDataException("planted");
            var made = Frame(frame.Samples.ToArray().Select(v => (short)-v).ToArray());
            frame.Dispose();
            return made;
        }

        var output = Run(Pipeline(FailurePolicy.Bypass, Does(Anew)), Frames(Audio, sizes: [480]));
        Assert.Equal([.. Audio[..2_880].Select(v => (short)-v), .. Audio[2_880..]], output.SelectMany(frame => frame.Samples.ToArray()));
        Return(output);
    }

    [Fact]
    public void Tags_and_positions_of_bypassed_audio_are_its_own()
    {
        var tag = new AudioTag("resp_1", "item_1", 0);
        var output = Run(Pipeline(FailurePolicy.Bypass, AddsOneUntil(1)), [Frame(new short[480], 960, tag), Frame(new short[480], 1_440, tag)]);
        Assert.Equal([(960L, tag), (1_440L, tag)], output.Select(frame => (frame.Position, frame.Tag)));
        Return(output);
    }

    [Fact]
    public void A_stage_that_swallows_audio_for_good_does_not_fill_the_memory()
    {
        var swallows = Does((frame, count) => count < 1_000 ? Emptied(frame) : throw new InvalidDataException("planted"));
        var output = Run(Pipeline(FailurePolicy.Bypass, swallows), Enumerable.Range(0, 1_100).Select(i => Frame(new short[480], 480 * i)));
        var rest = output.Where(frame => frame.SampleCount > 0).ToList();
        // The frame that the stage threw at, 99 copies before it, and 99 frames after it.
        Assert.Equal(HeldCopies.MostMs / 20 + 99, rest.Count);
        Assert.Equal(480 * 1_099, rest[^1].Position);
        Return(output);
    }

    [Fact]
    public void A_stage_that_cannot_be_made_is_left_out_and_reported()
    {
        Assert.Equal(Audio, Process(Pipeline(FailurePolicy.Bypass, _ => throw new InvalidDataException("planted"), _ => null!), Audio));
        Assert.Equal(
            [("input[0] planted", true, "planted"), ("input[1] planted", true, "Its factory gave nothing.")],
            Events.Cast<StageFailed>().Select(told => (told.Stage, told.Bypassed, told.Cause.Message)));
    }

    [Fact]
    public void A_failure_of_the_input_is_not_the_stages()
    {
        var (input, output) = Probes(Pipeline(FailurePolicy.Bypass, AddsOneUntil(-1)));
        output.Request(1);
        input.SendError(new InvalidDataException("the room"));
        Assert.Equal("the room", output.ExpectError().Message);
        Assert.Empty(Events);
    }

    [Fact]
    public void Bypassed_audio_waits_for_demand_and_nothing_is_pulled_ahead()
    {
        var pulled = 0;
        var (done, output) = Source.From(Enumerable.Range(0, 100))
            .Select(i =>
            {
                pulled++;
                return Frame(new short[480], 480 * i);
            })
            .Via(Pipeline(FailurePolicy.Bypass, AddsOneUntil(2)))
            .WatchTermination(Keep.Right)
            .ToMaterialized(Akka.Streams.TestKit.TestSink.SinkProbe<AudioFrame>(this), Keep.Both)
            .Run(Materializer);
        output.Request(10);
        for (var i = 0; i < 10; i++)
            output.ExpectNext().Dispose();
        output.Cancel();
        Within(done);
        Assert.Equal(10, pulled);
        ExpectNoFrameOutstanding();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Copies_are_returned_when_the_stream_is_cancelled_or_stopped_while_a_stage_holds_audio_back(bool cancel)
    {
        var materializer = ActorMaterializer.Create(Sys, ActorMaterializerSettings.Create(Sys));
        var (input, output) = Probes(Pipeline(FailurePolicy.Bypass, _ => AudioFlows.Chunker(TimeSpan.FromMilliseconds(100))), materializer);
        output.Request(1);
        input.SendNext(Frame(new short[480]));
        // The input has been returned; the copy and the chunker's unfinished frame remain.
        AwaitAssert(() => Assert.Equal((1, 2), (Pool.Retained, Pool.Outstanding)));
        if (cancel)
            output.Cancel();
        else
            materializer.Shutdown();
        ExpectNoFrameOutstanding();
    }

    [Fact]
    public void A_stage_behind_an_asynchronous_boundary_is_bypassed_without_losing_a_sample()
    {
        var stage = AddsOneUntil(7);
        var output = Run(Pipeline(FailurePolicy.Bypass, context => stage(context).Async()), Frames(Audio, sizes: [480]));
        var values = output.SelectMany(frame => frame.Samples.ToArray()).ToArray();
        // An error overtakes what waits at the boundary, so how many of the seven frames had come through is the runtime's affair.
        var split = (int)Failed.Position;
        Assert.InRange(split, 0, 7 * 480);
        Assert.Equal([.. Audio[..split].Select(v => (short)(v + 1)), .. Audio[split..]], values);
    }

    private static AudioFrame Negate(AudioFrame frame)
    {
        foreach (ref var value in frame.Samples)
            value = (short)-value;
        return frame;
    }

    private static AudioFrame Emptied(AudioFrame frame)
    {
        var empty = frame.RentLike(0);
        empty.Position = 0;
        frame.Dispose();
        return empty;
    }

    private static void Return(IEnumerable<AudioFrame> frames)
    {
        foreach (var frame in frames)
            frame.Dispose();
    }
}
