using System.Collections.Concurrent;
using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using Akka.TestKit.Xunit2;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Stages;

/// <summary>What tests of stages need: frames from a pool of their own, so that every leak shows, and ways to run a flow.</summary>
public abstract class StageSpec : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected AudioFramePool Pool { get; } = new();

    protected ConcurrentQueue<StageEvent> Events { get; } = new();

    protected IMaterializer Materializer => Sys.Materializer();

    protected AudioFrame Frame(ReadOnlySpan<short> values, long position = 0, AudioTag? tag = null, AudioFormat? format = null)
    {
        var form = format ?? AudioFormat.Realtime;
        var frame = Pool.Rent(form, values.Length / form.Channels);
        values.CopyTo(frame.Samples);
        frame.Position = position;
        frame.Tag = tag;
        return frame;
    }

    /// <summary>Cuts values into frames; the sizes, in samples, are repeated until the end.</summary>
    protected IEnumerable<AudioFrame> Frames(short[] values, AudioFormat? format = null, params int[] sizes)
    {
        var channels = (format ?? AudioFormat.Realtime).Channels;
        for (int at = 0, i = 0; at < values.Length; i++)
        {
            var count = Math.Min(sizes[i % sizes.Length] * channels, values.Length - at);
            yield return Frame(values.AsSpan(at, count), at / channels, format: format);
            at += count;
        }
    }

    /// <summary>Runs frames through a flow and gives what came out; the frames are the caller's to dispose.</summary>
    protected IReadOnlyList<AudioFrame> Run(Flow<AudioFrame, AudioFrame, NotUsed> flow, IEnumerable<AudioFrame> frames) =>
        Within(Source.From(frames).Via(flow).RunWith(Sink.Seq<AudioFrame>(), Materializer));

    /// <summary>Runs values through a flow, and checks that the frames arrive in order, without a gap, and that none is lost.</summary>
    protected short[] Process(Flow<AudioFrame, AudioFrame, NotUsed> flow, short[] values, AudioFormat? format = null, params int[] sizes)
    {
        var output = new List<short>();
        foreach (var frame in Run(flow, Frames(values, format, sizes.Length == 0 ? [480] : sizes)))
        {
            Assert.Equal(output.Count / frame.Format.Channels, frame.Position);
            output.AddRange(frame.Samples);
            frame.Dispose();
        }

        Assert.Equal(0, Pool.Outstanding);
        return [.. output];
    }

    protected (TestPublisher.Probe<AudioFrame> Input, TestSubscriber.Probe<AudioFrame> Output) Probes(
        Flow<AudioFrame, AudioFrame, NotUsed> flow, IMaterializer? materializer = null) =>
        this.SourceProbe<AudioFrame>().Via(flow).ToMaterialized(this.SinkProbe<AudioFrame>(), Keep.Both).Run(materializer ?? Materializer);

    protected void ExpectNoFrameOutstanding() => AwaitAssert(() => Assert.Equal(0, Pool.Outstanding), Patience, TimeSpan.FromMilliseconds(5));

    protected static T Within<T>(Task<T> task) => task.WaitAsync(Patience).GetAwaiter().GetResult();
}
