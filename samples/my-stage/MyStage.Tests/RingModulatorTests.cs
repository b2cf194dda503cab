using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using Akka.TestKit.Xunit2;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace MyStage.Tests;

/// <summary>The stage alone, between two probes: the test says when audio comes and when it is wanted.</summary>
public class RingModulatorTests : TestKit
{
    private readonly AudioFramePool _pool = new();

    [Fact]
    public void A_constant_becomes_the_carrier()
    {
        var output = Run(new RingModulator(50, 1), Constant(10_000, frames: 5));
        for (var i = 0; i < output.Length; i++)
            Assert.Equal(10_000 * Math.Sin(2 * Math.PI * 50 * i / 24_000), output[i], 1.0);
    }

    [Fact]
    public void Without_mix_the_voice_is_left_alone() => Assert.Equal(Constant(1_234, frames: 2), Run(new RingModulator(50, 0), Constant(1_234, frames: 2)));

    [Fact]
    public void Every_frame_goes_on_to_the_next_owner_and_none_is_lost()
    {
        var (input, output) = Start(new RingModulator(50, 1));
        output.Request(2);
        for (var i = 0; i < 2; i++)
        {
            input.SendNext(_pool.Rent(AudioFormat.Realtime, 480));
            output.ExpectNext().Dispose();
        }

        output.Cancel();
        input.ExpectCancellation();
        Assert.Equal(0, _pool.Outstanding);
    }

    private static short[] Constant(short value, int frames) => [.. Enumerable.Repeat(value, 480 * frames)];

    private short[] Run(IFrameProcessor processor, short[] values)
    {
        var (input, output) = Start(processor);
        var result = new List<short>();
        foreach (var part in values.Chunk(480))
        {
            var frame = _pool.Rent(AudioFormat.Realtime, part.Length);
            part.CopyTo(frame.Samples);
            output.Request(1);
            input.SendNext(frame);
            using var answer = output.ExpectNext();
            result.AddRange(answer.Samples);
        }

        input.SendComplete();
        output.ExpectComplete();
        return [.. result];
    }

    private (TestPublisher.Probe<AudioFrame> Input, TestSubscriber.Probe<AudioFrame> Output) Start(IFrameProcessor processor) =>
        this.SourceProbe<AudioFrame>()
            .Via(AudioFlows.InPlace("robot-voice", () => processor))
            .ToMaterialized(this.SinkProbe<AudioFrame>(), Keep.Both)
            .Run(Sys.Materializer());
}
