using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Tests.Stages;

namespace AkkaVoice.Streams.Tests.Pipelines;

public class EndSessionTests : PipelineSpec
{
    [Fact]
    public void A_stage_that_throws_ends_the_stream_with_an_exception_that_names_it()
    {
        var (input, output) = Probes(Pipeline(FailurePolicy.EndSession, AddsOneUntil(-1), AddsOneUntil(1)));
        output.Request(2);
        input.SendNext(Frame(Signals.Constant(5, 20)));
        using (var frame = output.ExpectNext())
            Assert.Equal(7, frame.Samples[0]);
        input.SendNext(Frame(Signals.Constant(5, 20), 480));
        var e = Assert.IsType<StageException>(output.ExpectError());
        Assert.Equal(("input[1] planted", "The stage input[1] planted failed: planted"), (e.Stage, e.Message));
        Assert.Equal((480, false), (Failed.Position, Failed.Bypassed));
        input.ExpectCancellation();
        ExpectNoFrameOutstanding();
    }

    [Fact]
    public void A_stage_that_ends_before_its_input_ends_the_stream_with_an_error()
    {
        var (input, output) = Probes(Pipeline(FailurePolicy.EndSession, _ => Flow.Create<AudioFrame>().Take(1)));
        output.Request(2);
        input.SendNext(Frame(new short[480]));
        output.ExpectNext().Dispose();
        Assert.Equal("The stage input[0] planted failed: It ended before its input did.", output.ExpectError().Message);
        ExpectNoFrameOutstanding();
    }

    [Fact]
    public void A_stage_that_cannot_be_made_fails_the_making_of_the_flow()
    {
        var e = Assert.Throws<StageException>(() => Pipeline(FailurePolicy.EndSession, _ => throw new InvalidDataException("planted")));
        Assert.Equal("The stage input[0] planted failed: planted", e.Message);
        Assert.False(Failed.Bypassed);
    }

    [Fact]
    public void The_regular_end_is_no_failure()
    {
        Assert.Equal(new short[4_800].Select(v => (short)1), Process(Pipeline(FailurePolicy.EndSession, AddsOneUntil(-1)), new short[4_800]));
        Assert.Empty(Events);
    }
}
