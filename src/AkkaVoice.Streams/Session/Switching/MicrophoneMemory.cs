using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>
/// What a session knows of its microphone: the latest of it, how far it was sent, and where. Outlives the graph that fills it, so that the
/// session's next one goes on with it. Used by one running graph at a time, on its thread.
/// </summary>
/// <param name="ringSamples">How much of the microphone is kept, in samples.</param>
internal sealed class MicrophoneMemory(int ringSamples)
{
    private readonly Lock _lock = new();
    private int _users;
    private bool _isForgotten;

    /// <summary>The latest of the microphone.</summary>
    public MicrophoneRing Ring { get; } = new(ringSamples);

    /// <summary>The connection that was plugged in last; null before the first.</summary>
    public IRealtimeAudio? Last { get; set; }

    /// <summary>The place of the first sample that no connection was sent.</summary>
    public long Next { get; set; }

    /// <summary>A graph begins to use it.</summary>
    public void Enter()
    {
        lock (_lock)
            _users++;
    }

    /// <summary>The graph that uses it has ended.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _users--;
            if (_isForgotten && _users == 0)
                Ring.Dispose();
        }
    }

    /// <summary>No graph will follow: what is kept is given back, now or when the one that uses it has ended. Safe to call on any thread.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _isForgotten = true;
            if (_users == 0)
                Ring.Dispose();
        }
    }
}
