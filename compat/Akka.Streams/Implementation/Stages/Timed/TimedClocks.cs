namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// The clocks that the two ends of a measured part of a graph share, one for each run. A run is materialized on one thread, so the ends that
/// are made one after the other on a thread belong together.
/// </summary>
internal sealed class TimedClocks
{
    private readonly ThreadLocal<(TimedClock Clock, bool IsOfStart)> _single = new();

    public TimedClock OfStart() => Pair(isStart: true);

    public TimedClock OfStop() => Pair(isStart: false);

    private TimedClock Pair(bool isStart)
    {
        var (clock, isOfStart) = _single.Value;
        if (clock != null && isOfStart != isStart)
        {
            _single.Value = default;
            return clock;
        }

        // What is left over from a run that could not be materialized is replaced.
        clock = new TimedClock();
        _single.Value = (clock, isStart);
        return clock;
    }
}

/// <summary>When the first element of a run came, on the system's clock. Start and stop may be on different islands.</summary>
internal sealed class TimedClock
{
    private long _startedAt = -1;

    public void Start(TimeSpan now) => Interlocked.CompareExchange(ref _startedAt, now.Ticks, -1);

    /// <summary>The time since the start; null without one.</summary>
    public TimeSpan? Stop(TimeSpan now)
    {
        var startedAt = Interlocked.Read(ref _startedAt);
        return startedAt < 0 ? null : now - TimeSpan.FromTicks(startedAt);
    }
}
