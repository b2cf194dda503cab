using Akka.Streams;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Stages;

public class ChunkerTests : StageSpec
{
    private static readonly AudioTag First = new("resp_1", "item_1", 0);
    private static readonly AudioTag Second = new("resp_1", "item_2", 0);

    private static Flow<AudioFrame, AudioFrame, Akka.NotUsed> Chunker => AudioFlows.Chunker(TimeSpan.FromMilliseconds(20));

    [Theory]
    [InlineData(1)]
    [InlineData(479)]
    [InlineData(480)]
    [InlineData(481)]
    [InlineData(4_801)]
    public void Any_sizes_come_out_as_20_ms_frames_with_every_sample_in_place(int size)
    {
        var audio = Signals.Noise(8_000, 310, seed: size);
        var output = Run(Chunker, Frames(audio, sizes: [size]));
        Assert.All(output, frame => Assert.Equal(480, frame.SampleCount));
        Assert.Equal(Enumerable.Range(0, 16).Select(i => 480L * i), output.Select(frame => frame.Position));
        Assert.Equal([.. audio, .. new short[240]], output.SelectMany(frame => frame.Samples.ToArray()));
        Return(output);
    }

    [Fact]
    public void Random_sizes_lose_and_invent_nothing()
    {
        const int Seed = 99;
        var random = new Random(Seed);
        var sizes = Enumerable.Range(0, 50).Select(_ => random.Next(0, 2_000)).Append(1).ToArray();
        // An empty frame says that nothing more comes for now, which would fill up the frame before it.
        var audio = Signals.Noise(8_000, 5_000, Seed);
        var output = Run(Chunker, Frames(audio, sizes: [.. sizes.Where(size => size > 0)]));
        Assert.Equal(audio, output.SelectMany(frame => frame.Samples.ToArray()));
        Return(output);
    }

    [Fact]
    public void A_frame_of_the_right_length_is_passed_on_without_a_copy()
    {
        var frames = Frames(Signals.Noise(8_000, 100, seed: 4), sizes: [480]).ToList();
        Assert.Equal(frames, Run(Chunker, frames));
        Return(frames);
    }

    [Fact]
    public void The_end_of_an_item_is_filled_up_and_the_next_item_begins_a_frame_of_its_own()
    {
        var output = Run(Chunker, [Frame(Signals.Constant(1, 30), 0, First), Frame(Signals.Constant(2, 20), 9_600, Second)]);
        Assert.Equal([(0L, First), (480L, First), (9_600L, Second)], output.Select(frame => (frame.Position, frame.Tag!)));
        Assert.Equal([.. Signals.Constant(1, 10), .. Signals.Constant(0, 10)], output[1].Samples.ToArray());
        Assert.Equal(Signals.Constant(2, 20), output[2].Samples.ToArray());
        Return(output);
    }

    [Fact]
    public void An_empty_frame_brings_out_what_is_left_and_is_swallowed()
    {
        var (input, output) = Probes(Chunker);
        output.Request(2);
        input.SendNext(Frame(Signals.Constant(1, 5), 0, First));
        input.SendNext(Frame([], 120, First));
        var filled = output.ExpectNext();
        Assert.Equal([.. Signals.Constant(1, 5), .. Signals.Constant(0, 15)], filled.Samples.ToArray());
        filled.Dispose();
        input.SendNext(Frame([], 120, First));
        input.SendNext(Frame(Signals.Constant(2, 20), 120, First));
        using (var next = output.ExpectNext())
            Assert.Equal((120L, 2), (next.Position, next.Samples[0]));
        input.SendComplete();
        output.ExpectComplete();
        ExpectNoFrameOutstanding();
    }

    [Fact]
    public void Each_rate_has_its_own_20_ms()
    {
        var stereo = new AudioFormat(48_000, 2);
        var output = Run(Chunker, [Frame(new short[2 * 1_000], format: stereo), Frame(new short[160], format: new AudioFormat(8_000, 1))]);
        Assert.Equal([(960, stereo), (960, stereo), (160, new AudioFormat(8_000, 1))], output.Select(frame => (frame.SampleCount, frame.Format)));
        Return(output);
    }

    [Fact]
    public void A_length_that_is_no_whole_number_of_samples_fails_and_says_so()
    {
        var (input, output) = Probes(AudioFlows.Chunker(TimeSpan.FromMilliseconds(10)));
        output.Request(1);
        input.SendNext(Frame(new short[100], format: new AudioFormat(22_050, 1)));
        Assert.Equal("10 ms are not a whole number of samples of 22050 Hz, mono.", output.ExpectError().Message);
        ExpectNoFrameOutstanding();
    }

    [Fact]
    public void No_more_than_one_input_frame_is_pulled_ahead()
    {
        var pulled = 0;
        var (done, output) = Source.From(Enumerable.Range(0, 100))
            .Select(i =>
            {
                pulled++;
                return Frame(new short[4_800], 4_800 * i);
            })
            .Via(Chunker)
            .WatchTermination(Keep.Right)
            .ToMaterialized(Akka.Streams.TestKit.TestSink.SinkProbe<AudioFrame>(this), Keep.Both)
            .Run(Materializer);
        output.Request(10);
        for (var i = 0; i < 10; i++)
            output.ExpectNext().Dispose();
        output.Cancel();
        Within(done);
        Assert.Equal(1, pulled);
        ExpectNoFrameOutstanding();
    }

    [Fact]
    public void What_is_held_is_returned_when_the_stream_is_cancelled()
    {
        var (input, output) = Probes(Chunker);
        HoldPartOfAFrame(input, output);
        output.Cancel();
        input.ExpectCancellation();
        ExpectNoFrameOutstanding();
    }

    [Fact]
    public void What_is_held_is_returned_when_the_stream_fails()
    {
        var (input, output) = Probes(Chunker);
        HoldPartOfAFrame(input, output);
        input.SendError(new InvalidDataException("planted"));
        output.ExpectError();
        ExpectNoFrameOutstanding();
    }

    [Fact]
    public void What_is_held_is_returned_when_the_stream_is_stopped_abruptly()
    {
        var materializer = ActorMaterializer.Create(Sys, ActorMaterializerSettings.Create(Sys));
        var (input, output) = Probes(Chunker, materializer);
        HoldPartOfAFrame(input, output);
        Assert.Equal(1, Pool.Outstanding);
        materializer.Shutdown();
        ExpectNoFrameOutstanding();
    }

    [Fact]
    public void Completion_waits_for_the_last_frame_to_be_taken()
    {
        var (input, output) = Probes(Chunker);
        output.Request(1);
        input.SendNext(Frame(Signals.Constant(7, 30)));
        input.SendComplete();
        output.ExpectNext().Dispose();
        output.Request(1);
        using (var last = output.ExpectNext())
            Assert.Equal([.. Signals.Constant(7, 10), .. Signals.Constant(0, 10)], last.Samples.ToArray());
        output.ExpectComplete();
        ExpectNoFrameOutstanding();
    }

    [Fact]
    public void No_audio_is_no_frame() => Assert.Empty(Run(Chunker, []));

    private void HoldPartOfAFrame(Akka.Streams.TestKit.TestPublisher.Probe<AudioFrame> input, Akka.Streams.TestKit.TestSubscriber.Probe<AudioFrame> output)
    {
        output.Request(2);
        input.SendNext(Frame(new short[700]));
        // Kept until all is settled: returned at once, it could become the unfinished frame.
        using (output.ExpectNext())
            // The input (of more than 512 values, so of another shelf) has been returned; the unfinished frame remains.
            AwaitAssert(() => Assert.Equal((1, 2), (Pool.Retained, Pool.Outstanding)));
    }

    private void Return(IEnumerable<AudioFrame> frames)
    {
        foreach (var frame in frames)
            frame.Dispose();
        Assert.Equal(0, Pool.Outstanding);
    }
}
