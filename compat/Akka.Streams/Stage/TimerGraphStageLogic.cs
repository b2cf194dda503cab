using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

/// <summary>
/// A logic with timers. Each has a key; starting one with a key that is taken replaces it, and a timer that was cancelled or replaced never
/// fires afterwards. All stop with the stage.
/// </summary>
public abstract class TimerGraphStageLogic : GraphStageLogic
{
    private Dictionary<object, StageTimer> _timers;

    protected TimerGraphStageLogic(Shape shape) : base(shape)
    {
    }

    internal TimerGraphStageLogic(int inCount, int outCount) : base(inCount, outCount)
    {
    }

    /// <summary>A timer has fired; runs as part of the stage.</summary>
    protected internal abstract void OnTimer(object timerKey);

    protected internal void ScheduleRepeatedly(object timerKey, TimeSpan initialDelay, TimeSpan interval)
    {
        CancelTimer(timerKey);
        var timer = new StageTimer(this, timerKey, isRepeating: true);
        Timers().Add(timerKey, timer);
        timer.Handle = Materializer.ScheduleRepeatedly(initialDelay, interval, timer.Fire);
    }

    protected internal void ScheduleRepeatedly(object timerKey, TimeSpan interval) => ScheduleRepeatedly(timerKey, interval, interval);

    protected internal void ScheduleOnce(object timerKey, TimeSpan delay)
    {
        CancelTimer(timerKey);
        var timer = new StageTimer(this, timerKey, isRepeating: false);
        Timers().Add(timerKey, timer);
        timer.Handle = Materializer.ScheduleOnce(delay, timer.Fire);
    }

    protected internal void CancelTimer(object timerKey)
    {
        if (_timers != null && _timers.Remove(timerKey, out var timer))
            timer.Cancel();
    }

    /// <summary>Whether the timer will fire (again).</summary>
    protected internal bool IsTimerActive(object timerKey) => _timers != null && _timers.ContainsKey(timerKey);

    protected internal override void AfterPostStop()
    {
        base.AfterPostStop();
        if (_timers == null)
            return;
        foreach (var timer in _timers.Values)
            timer.Cancel();
        _timers = null;
    }

    internal void Fired(StageTimer timer)
    {
        if (timer.IsCancelled)
            return;
        if (!timer.IsRepeating)
            _timers.Remove(timer.Key);
        OnTimer(timer.Key);
    }

    private Dictionary<object, StageTimer> Timers() => _timers ??= [];
}
