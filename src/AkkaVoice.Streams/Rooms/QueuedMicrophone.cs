using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms;

/// <summary>
/// The microphone of a person who is elsewhere: frames wait here, a few at most, until the session takes them. Filled by the room's reader, emptied
/// by the session's graph.
/// </summary>
internal sealed class QueuedMicrophone(int queueMs, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<AudioFrame> _earlier = new();
    private readonly Queue<AudioFrame> _waiting = new();
    private readonly int _most = queueMs / 20;
    private long _arrived;
    private long _dropped;
    private long _filled;
    private bool _hasLeft;

    /// <summary>There is something to take, or nothing will come any more.</summary>
    internal event Action? Changed;

    public Source<AudioFrame, NotUsed> Source => Akka.Streams.Dsl.Source.FromGraph(new QueuedMicrophoneSource(this, time));

    /// <summary>
    /// Puts audio in front of all that waits: what was said before the live audio began. It does not count against the queue's length, and goes at
    /// whatever pace it is taken.
    /// </summary>
    public void AddEarlier(IReadOnlyList<AudioFrame> frames)
    {
        lock (_lock)
        {
            if (_hasLeft)
            {
                foreach (var frame in frames)
                    frame.Dispose();
                return;
            }

            foreach (var frame in frames)
                _earlier.Enqueue(frame);
        }

        Changed?.Invoke();
    }

    /// <summary>Frames that arrived.</summary>
    public long Arrived => Interlocked.Read(ref _arrived);

    /// <summary>Frames dropped.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Frames of silence in place of what did not come.</summary>
    public long Filled => Interlocked.Read(ref _filled);

    public bool HasLeft
    {
        get
        {
            lock (_lock)
                return _hasLeft;
        }
    }

    public void Add(AudioFrame frame)
    {
        lock (_lock)
        {
            if (_hasLeft)
            {
                frame.Dispose();
                return;
            }

            if (_waiting.Count >= _most)
            {
                _waiting.Dequeue().Dispose();
                Interlocked.Increment(ref _dropped);
            }

            _waiting.Enqueue(frame);
            Interlocked.Increment(ref _arrived);
        }

        Changed?.Invoke();
    }

    public bool TryTake(out AudioFrame? frame)
    {
        lock (_lock)
            return _earlier.TryDequeue(out frame) || _waiting.TryDequeue(out frame);
    }

    public void CountFilled() => Interlocked.Increment(ref _filled);

    /// <summary>The person has left for good.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _hasLeft = true;
            while (_earlier.TryDequeue(out var frame) || _waiting.TryDequeue(out frame))
                frame.Dispose();
        }

        Changed?.Invoke();
    }
}
