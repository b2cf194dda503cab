using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>
/// A scheduler whose time stands still until <see cref="Advance"/> moves it. What falls due runs on the calling thread, in the order of
/// its time and among equals in the order it was scheduled; while it runs, <see cref="Now"/> is its due time.
/// </summary>
/// <remarks>Chosen by <c>akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"</c>.</remarks>
public class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly object _lock = new();
    private readonly PriorityQueue<Item, (DateTimeOffset Due, long Number)> _items = new();
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();
    private DateTimeOffset _now;
    private long _lastNumber;

    public TestScheduler(Config schedulerConfig, ILoggingAdapter log) => _now = _start;

    public DateTimeOffset Now => TimeNow;

    /// <summary>The virtual time that has passed since the scheduler was made.</summary>
    public TimeSpan MonotonicClock => TimeNow - _start;

    /// <inheritdoc cref="MonotonicClock"/>
    public TimeSpan HighResMonotonicClock => MonotonicClock;

    public IAdvancedScheduler Advanced => this;

    protected DateTimeOffset TimeNow
    {
        get
        {
            lock (_lock)
                return _now;
        }
    }

    /// <summary>Moves time on and runs everything that falls due, what is scheduled on the way included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative.</exception>
    public void Advance(TimeSpan offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offset, TimeSpan.Zero);
        RunUntil(TimeNow + offset);
    }

    /// <summary>Moves time on to a point in it.</summary>
    /// <exception cref="InvalidOperationException">The point has passed.</exception>
    public void AdvanceTo(DateTimeOffset when)
    {
        if (when < TimeNow)
            throw new InvalidOperationException($"Time cannot go back: it is {TimeNow:O}, later than {when:O}.");
        RunUntil(when);
    }

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Add(delay, null, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) => Add(delay, null, action, cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => Add(delay, null, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Add(initialDelay, interval, action, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) => Add(initialDelay, interval, action, null);

    public void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) => Add(delay, null, action.Run, cancelable);

    public void ScheduleOnce(TimeSpan delay, IRunnable action) => Add(delay, null, action.Run, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        Add(initialDelay, interval, action.Run, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action) =>
        Add(initialDelay, interval, action.Run, null);

    private void Add(TimeSpan delay, TimeSpan? interval, Action action, ICancelable cancelable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (interval is { } period)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        lock (_lock)
            Enqueue(new Item(_now + delay, interval, action, cancelable));
    }

    private void RunUntil(DateTimeOffset target)
    {
        while (TakeDue(target) is { } item)
        {
            if (item.Cancelable is not { IsCancellationRequested: true })
                item.Action();
        }
    }

    private Item TakeDue(DateTimeOffset target)
    {
        lock (_lock)
        {
            if (!_items.TryPeek(out var item, out var priority) || priority.Due > target)
            {
                _now = target > _now ? target : _now;
                return null;
            }

            _items.Dequeue();
            if (item.Due > _now)
                _now = item.Due;
            if (item.Interval is { } interval && item.Cancelable is not { IsCancellationRequested: true })
                Enqueue(item with { Due = item.Due + interval });
            return item;
        }
    }

    private void Enqueue(Item item) => _items.Enqueue(item, (item.Due, ++_lastNumber));

    private sealed record Item(DateTimeOffset Due, TimeSpan? Interval, Action Action, ICancelable Cancelable);
}
