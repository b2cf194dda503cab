using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The default scheduler: a wheel with ticks of 1 ms and one thread, which sleeps until the next item is due; without items it
/// sleeps until one comes. Nothing runs early; repetitions keep to their grid.
/// </summary>
public sealed class HashedWheelTimerScheduler : SchedulerBase, IDateTimeOffsetNowTimeProvider, IDisposable
{
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly long _started;
    private readonly Lock _gate = new();
    private readonly TimerWheel _wheel;
    private readonly AutoResetEvent _wakeUp = new(false);

    /// <summary>The tick the thread sleeps to; <see cref="long.MaxValue"/> when it waits for an item, 0 while it works.</summary>
    private long _sleepsUntil;

    private Thread _thread;
    private bool _disposed;

    /// <param name="scheduler">The system's configuration.</param>
    /// <param name="log">Gets the failures of scheduled actions.</param>
    public HashedWheelTimerScheduler(Config scheduler, ILoggingAdapter log)
        : base(scheduler, log)
    {
        _started = _clock.GetTimestamp();
        _wheel = new TimerWheel(_gate);
    }

    public override TimeSpan MonotonicClock => _clock.GetElapsedTime(_started);

    public override TimeSpan HighResMonotonicClock => _clock.GetElapsedTime(_started);

    protected override DateTimeOffset TimeNow => _clock.GetUtcNow();

    /// <summary>Ends the thread. What was scheduled once and not cancelled is run now, so that nobody waits for it for ever.</summary>
    public void Dispose()
    {
        List<ScheduledItem> left;
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            left = _wheel.Clear();
        }

        _wakeUp.Set();
        foreach (var item in left)
        {
            if (item.Interval == 0)
                Run(item);
        }
    }

    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Schedule(new ScheduledTell(receiver, message, sender, cancelable), delay, TimeSpan.Zero, cancelable);

    protected override void InternalScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Schedule(new ScheduledTell(receiver, message, sender, cancelable), initialDelay, interval, cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        Schedule(new ScheduledAction(action, cancelable), delay, TimeSpan.Zero, cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) =>
        Schedule(new ScheduledRunnable(action, cancelable), delay, TimeSpan.Zero, cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Schedule(new ScheduledAction(action, cancelable), initialDelay, interval, cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        Schedule(new ScheduledRunnable(action, cancelable), initialDelay, interval, cancelable);

    private static long TickAtOrAfter(long time) => (time + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;

    private void Schedule(ScheduledItem item, TimeSpan delay, TimeSpan interval, ICancelable cancelable)
    {
        if (cancelable is { IsCancellationRequested: true })
            return;
        item.Interval = interval.Ticks;
        item.NextRun = MonotonicClock.Ticks + Math.Min(delay.Ticks, TimeSpan.MaxValue.Ticks / 2);
        item.Due = TickAtOrAfter(item.NextRun);
        bool wake;
        lock (_gate)
        {
            if (_disposed)
                throw new SchedulerException("The scheduler has been shut down; nothing can be scheduled any more.");
            _wheel.Add(item);
            wake = item.Due < _sleepsUntil;
            if (_thread is null)
            {
                _thread = new Thread(Work) { IsBackground = true, Name = "akka-scheduler" };
                _thread.Start();
            }
        }

        if (wake)
            _wakeUp.Set();
        if (cancelable is Cancelable own)
            own.Attach(item);
    }

    private void Work()
    {
        var due = new List<ScheduledItem>();
        while (true)
        {
            int wait;
            lock (_gate)
            {
                if (_disposed)
                    return;
                var now = MonotonicClock.Ticks;
                _wheel.TakeDue(now / TimeSpan.TicksPerMillisecond, due);
                wait = due.Count > 0 ? 0 : TimeToSleep(now);
            }

            if (due.Count == 0)
            {
                _wakeUp.WaitOne(wait);
                continue;
            }

            foreach (var item in due)
                RunAndRepeat(item);
            due.Clear();
        }
    }

    /// <summary>Milliseconds until an item may be due, rounded up; -1 for ever.</summary>
    private int TimeToSleep(long now)
    {
        _sleepsUntil = _wheel.NextTickWithItems() ?? long.MaxValue;
        if (_sleepsUntil == long.MaxValue)
            return Timeout.Infinite;
        return (int)TickAtOrAfter((_sleepsUntil * TimeSpan.TicksPerMillisecond) - now);
    }

    private void RunAndRepeat(ScheduledItem item)
    {
        if (!Run(item) || item.Interval == 0 || item.IsCancelled)
            return;
        lock (_gate)
        {
            if (_disposed)
                return;
            item.NextRun += item.Interval;
            item.Due = TickAtOrAfter(item.NextRun);
            _wheel.Add(item);
        }

        if (item.Interval == 0 || item.IsCancelled)
            item.Withdraw();
    }

    /// <summary>False when it failed: what fails is not repeated.</summary>
    private bool Run(ScheduledItem item)
    {
        if (item.IsCancelled)
            return true;
        try
        {
            item.Run();
            return true;
        }
        catch (Exception exception)
        {
            Log.Error(exception, "A scheduled action failed: {0}", exception.Message);
            return false;
        }
    }
}
