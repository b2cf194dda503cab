using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Session.Switching;
using BenchmarkDotNet.Attributes;

namespace AkkaVoice.Benchmarks.Session;

/// <summary>A frame of the microphone through the realtime switch: into the ring, and to the connection.</summary>
public class MicrophoneFeedBenchmarks : IRealtimeAudio
{
    private readonly MicrophoneFeed _feed = new(new MicrophoneMemory(240_000), static _ => { }, TimeProvider.System);

    [GlobalSetup]
    public void Setup() => _feed.Plug(this, null);

    [Benchmark]
    [AllocatesNothing]
    public void Frame20Ms() => _feed.Take(AudioFrame.Rent(AudioFormat.Realtime, 480));

    int IRealtimeAudio.Append(AudioFrame frame, bool replayed)
    {
        frame.Dispose();
        return 0;
    }

    bool IRealtimeAudio.TryTake(out AssistantAudio entry)
    {
        entry = default;
        return false;
    }

    void IRealtimeAudio.Attach(Action onAvailable)
    {
    }

    long? IRealtimeAudio.Detach() => null;

    long? IRealtimeAudio.PositionAt(int sentMs) => null;

    void IRealtimeAudio.Commit(string commandId)
    {
    }

    long? IRealtimeAudio.PositionOf(string commandId) => null;
}
