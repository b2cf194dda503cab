using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Stages;

public class InPlaceTests : StageSpec
{
    [Fact]
    public void A_processor_that_throws_fails_the_stage_and_its_frame_is_returned()
    {
        var processor = new Probe { ThrowAt = 1 };
        var (input, output) = Probes(AudioFlows.InPlace("probe", () => processor));
        output.Request(2);
        input.SendNext(Frame(new short[480]));
        output.ExpectNext().Dispose();
        input.SendNext(Frame(new short[480], 480));
        Assert.Equal("planted", output.ExpectError().Message);
        input.ExpectCancellation();
        ExpectNoFrameOutstanding();
        Assert.Equal((false, 1), (processor.Ended, processor.Disposals));
    }

    [Fact]
    public void A_processor_is_told_of_the_regular_end_and_disposed_after_it()
    {
        var processor = new Probe();
        Run(AudioFlows.InPlace("probe", () => processor), [Frame(new short[480])]).Single().Dispose();
        AwaitAssert(() => Assert.Equal((true, 1), (processor.Ended, processor.Disposals)));
    }

    [Fact]
    public void A_cancelled_stage_disposes_its_processor_without_telling_of_an_end()
    {
        var processor = new Probe();
        var (input, output) = Probes(AudioFlows.InPlace("probe", () => processor));
        output.EnsureSubscription();
        output.Cancel();
        input.ExpectCancellation();
        AwaitAssert(() => Assert.Equal((false, 1), (processor.Ended, processor.Disposals)));
    }

    [Fact]
    public void Each_materialisation_has_a_processor_of_its_own()
    {
        var made = 0;
        var flow = AudioFlows.InPlace("probe", () =>
        {
            made++;
            return new Probe();
        });
        Assert.Equal(0, made);
        Run(flow, []);
        Run(flow, []);
        Assert.Equal(2, made);
    }

    private sealed class Probe : IFrameProcessor, IDisposable
    {
        private int _frames;

        public int ThrowAt { get; init; } = -1;

        public bool Ended { get; private set; }

        public int Disposals { get; private set; }

        public void Process(AudioFrame frame)
        {
            if (_frames++ == ThrowAt)
                throw new InvalidDataException("planted");
        }

        public void End() => Ended = true;

        public void Dispose() => Disposals++;
    }
}
