namespace AkkaVoice.Testing.Time;

/// <summary>A timer of a <see cref="VirtualTime"/>.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period;
    private bool _isDisposed;

    /// <summary>Which entry of the clock's queue is this timer's present one; 0 when it is not set.</summary>
    public long Entry { get; private set; }

    public override string ToString() => $"{callback.Method.DeclaringType}.{callback.Method.Name}({state})";

    public void Fire()
    {
        Entry = _period > TimeSpan.Zero ? time.Schedule(this, _period) : 0;
        callback(state);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
            return false;
        _period = period;
        Entry = dueTime == Timeout.InfiniteTimeSpan ? 0 : time.Schedule(this, dueTime);
        return true;
    }

    public void Dispose() => (_isDisposed, Entry) = (true, 0);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
