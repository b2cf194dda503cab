namespace AkkaVoice.Testing.Time;

/// <summary>
/// A clock that stands still until <see cref="VirtualClock"/> moves it. Timers fire on the thread that moves it, in the order of their
/// due times.
/// </summary>
/// <remarks>Its timestamps count nanoseconds, not ticks: code that mixes up the two is found out.</remarks>
public sealed class VirtualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<VirtualTimer, (TimeSpan Due, long Order)> _timers = new();
    private TimeSpan _elapsed;
    private long _order;

    /// <summary>What the wall clock says at the start.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
                return _elapsed;
        }
    }

    /// <summary>The timers that are set, by whom they call; none when nothing that was started is left.</summary>
    public IReadOnlyList<string> TimersSet
    {
        get
        {
            lock (_lock)
                return [.. _timers.UnorderedItems.Where(entry => entry.Element.Entry == entry.Priority.Order).Select(entry => $"{entry.Element} at {entry.Priority.Due}")];
        }
    }

    /// <inheritdoc />
    public override long TimestampFrequency => 1_000_000_000;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    /// <inheritdoc />
    public override long GetTimestamp() => Elapsed.Ticks * 100;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>When the next timer fires; null when none is set.</summary>
    internal TimeSpan? NextDue
    {
        get
        {
            lock (_lock)
            {
                DropStale();
                return _timers.TryPeek(out _, out var key) ? key.Due : null;
            }
        }
    }

    /// <summary>Moves to a time and fires what is due by then, each timer at its own time.</summary>
    internal void MoveTo(TimeSpan time)
    {
        while (TakeDue(time) is { } timer)
            timer.Fire();
        lock (_lock)
            _elapsed = time > _elapsed ? time : _elapsed;
    }

    internal void Stall(TimeSpan by)
    {
        lock (_lock)
            _elapsed += by;
    }

    internal long Schedule(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Enqueue(timer, (_elapsed + dueTime, ++_order));
            return _order;
        }
    }

    private VirtualTimer? TakeDue(TimeSpan time)
    {
        lock (_lock)
        {
            DropStale();
            if (!_timers.TryPeek(out var timer, out var key) || key.Due > time)
                return null;
            _timers.Dequeue();
            _elapsed = key.Due > _elapsed ? key.Due : _elapsed;
            return timer;
        }
    }

    // A timer that was set anew, or disposed, leaves its old entry behind.
    private void DropStale()
    {
        while (_timers.TryPeek(out var timer, out var key) && timer.Entry != key.Order)
            _timers.Dequeue();
    }
}
