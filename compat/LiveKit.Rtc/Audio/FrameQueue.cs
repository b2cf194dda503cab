using System.Threading.Tasks.Sources;

namespace LiveKit.Rtc.Audio;

/// <summary>
/// Frames between the native thread that brings them and the one reader. Bounded: the oldest goes first, and is counted. Writing never waits,
/// and the reader's continuation never runs on the writer's thread.
/// </summary>
internal sealed class FrameQueue : IValueTaskSource<bool>
{
    private readonly Lock _gate = new();
    private readonly FramePool _pool;
    private readonly AudioFrame?[] _frames;
    private ManualResetValueTaskSourceCore<bool> _waiter = new() { RunContinuationsAsynchronously = true };
    private int _first;
    private int _count;
    private long _dropped;
    private bool _waiting;
    private bool _ended;

    internal FrameQueue(int capacity)
    {
        _frames = new AudioFrame?[capacity];
        _pool = new FramePool(capacity + 4);
    }

    internal long Dropped => Interlocked.Read(ref _dropped);

    internal int Count
    {
        get
        {
            lock (_gate)
                return _count;
        }
    }

    internal void Write(ReadOnlySpan<short> samples, int sampleRate, int channels)
    {
        var frame = _pool.Rent();
        frame.Fill(samples, sampleRate, channels);
        AudioFrame? surplus = null;
        lock (_gate)
        {
            if (_ended)
            {
                surplus = frame;
            }
            else
            {
                if (_count == _frames.Length)
                {
                    surplus = Take();
                    Interlocked.Increment(ref _dropped);
                }
                _frames[(_first + _count++) % _frames.Length] = frame;
                Wake(true);
            }
        }
        surplus?.Dispose();
    }

    /// <summary>No more frames will come; those that are there can still be read.</summary>
    internal void End()
    {
        lock (_gate)
        {
            _ended = true;
            Wake(_count > 0);
        }
    }

    /// <summary>Wakes the reader without a frame.</summary>
    internal void Poke()
    {
        lock (_gate)
            Wake(true);
    }

    internal bool TryRead(out AudioFrame? frame)
    {
        lock (_gate)
        {
            frame = _count > 0 ? Take() : null;
            return frame is not null;
        }
    }

    /// <summary>True when there is a frame, false when there will be none any more.</summary>
    internal ValueTask<bool> WaitAsync()
    {
        lock (_gate)
        {
            if (_count > 0 || _ended)
                return ValueTask.FromResult(_count > 0);
            if (_waiting)
                throw new InvalidOperationException("An audio stream has one reader, which waits already.");
            _waiting = true;
            _waiter.Reset();
            return new ValueTask<bool>(this, _waiter.Version);
        }
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _waiter.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _waiter.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _waiter.OnCompleted(continuation, state, token, flags);

    private AudioFrame Take()
    {
        var frame = _frames[_first]!;
        _frames[_first] = null;
        _first = (_first + 1) % _frames.Length;
        _count--;
        return frame;
    }

    private void Wake(bool more)
    {
        if (!_waiting)
            return;
        _waiting = false;
        _waiter.SetResult(more);
    }
}
