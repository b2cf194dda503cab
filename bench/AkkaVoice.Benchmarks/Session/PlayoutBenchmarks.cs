using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Rooms;
using AkkaVoice.Streams.Session.Playing;
using BenchmarkDotNet.Attributes;

namespace AkkaVoice.Benchmarks.Session;

/// <summary>200 ms of the model's voice through the playout: ten frames for the speaker, each settled, each counted as one.</summary>
public class PlayoutBenchmarks : ISpeaker
{
    private const int FrameCount = 10;

    private readonly AudioTag _tag = new("resp_BDjCxXWVxYDmhxFSK1cHw", "item_BDjCxVCWrXMuJnmwQpRuD", 0);
    private PlayoutDesk _desk = null!;

    Sink<AudioFrame, Task<Done>> ISpeaker.Sink => Sink.Ignore<AudioFrame>();

    int ISpeaker.QueuedSamples => 480;

    int ISpeaker.Clear() => 480;

    [GlobalSetup]
    public void Setup() => _desk = new PlayoutDesk(this, 24_000_000, new PlayoutControl(), static _ => { }, TimeProvider.System);

    [GlobalCleanup]
    public void Cleanup() => _desk.Dispose();

    [Benchmark(OperationsPerInvoke = FrameCount)]
    [AllocatesNothing]
    public void Frame20Ms()
    {
        var delta = AudioFrame.Rent(AudioFormat.Realtime, FrameCount * 480);
        delta.Tag = _tag;
        _desk.Add(delta);
        for (var n = 0; n < FrameCount; n++)
        {
            _desk.Settle();
            _desk.Next()?.Dispose();
        }
    }
}
