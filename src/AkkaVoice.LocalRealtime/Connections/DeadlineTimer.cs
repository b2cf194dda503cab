using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>Wakes a core when its next deadline has come.</summary>
internal sealed class DeadlineTimer : IDisposable
{
    private readonly RealtimeCore _core;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private TimeSpan? _armedFor;
    private volatile bool _hasFired;

    /// <param name="core">The core.</param>
    /// <param name="time">The clock.</param>
    /// <param name="due">Called when a deadline has come; ticks the core and then arms the timer again.</param>
    public DeadlineTimer(RealtimeCore core, TimeProvider time, Action due)
    {
        _core = core;
        _time = time;
        _timer = time.CreateTimer(
            _ =>
            {
                _hasFired = true;
                due();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>Follows the core's next deadline. Call it, under the core's lock, whenever the core has done something.</summary>
    public void Arm()
    {
        // A timer that has fired, perhaps a little too early, must be set again even for the same deadline.
        var next = _core.NextDeadline;
        if (next == _armedFor && !_hasFired)
        {
            return;
        }

        _hasFired = false;
        _armedFor = next;
        _timer.Change(next is { } due ? WaitFor(due) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private TimeSpan WaitFor(TimeSpan due)
    {
        // System timers cut off fractions of a millisecond and would fire too early, again and again.
        var wait = due - _core.Now;
        wait = _time == TimeProvider.System ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : wait;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
