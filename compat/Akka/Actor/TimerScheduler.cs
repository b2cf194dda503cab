using Akka.Event;

namespace Akka.Actor;

/// <summary>The timers of one incarnation of an actor.</summary>
internal sealed class TimerScheduler(ActorCell cell) : ITimerScheduler
{
    private readonly Dictionary<object, Timer> _timers = [];
    private int _generation;

    public IReadOnlyCollection<object> ActiveTimers => _timers.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) => Start(key, msg, interval, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) => Start(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        Start(key, msg, initialDelay, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, initialDelay, interval, sender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => Start(key, msg, timeout, null, ActorRefs.NoSender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender) => Start(key, msg, timeout, null, sender);

    public bool IsTimerActive(object key) => _timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (!_timers.Remove(key, out var timer))
            return;
        timer.Task.Cancel();
        LogTimer("Cancel", key, timer.Generation);
    }

    public void CancelAll()
    {
        foreach (var timer in _timers.Values)
            timer.Task.Cancel();
        _timers.Clear();
    }

    /// <summary>Tells whether a timer's message still counts; a single timer has done its work with it.</summary>
    public bool TryAccept(TimerMessage timerMessage, ActorBase actor, out object message)
    {
        message = timerMessage.Message;
        if (!_timers.TryGetValue(timerMessage.Key, out var timer) || timer.Generation != timerMessage.Generation || (actor as IWithTimers)?.Timers != this)
            return false;
        if (!timer.Repeats)
            _timers.Remove(timerMessage.Key);
        return true;
    }

    private void Start(object key, object message, TimeSpan delay, TimeSpan? interval, IActorRef sender)
    {
        Cancel(key);
        var generation = ++_generation;
        LogTimer("Start", key, generation);
        var envelope = message is INotInfluenceReceiveTimeout
            ? new QuietTimerMessage(this, key, generation, message)
            : new TimerMessage(this, key, generation, message);
        var scheduler = cell.System.Scheduler;
        var task = interval is { } period
            ? scheduler.ScheduleTellRepeatedlyCancelable(delay, period, cell.Self, envelope, sender)
            : scheduler.ScheduleTellOnceCancelable(delay, cell.Self, envelope, sender);
        _timers[key] = new Timer(generation, interval is not null, task);
    }

    /// <summary>Logs at debug level when <c>akka.actor.debug.log-timers</c> is on.</summary>
    private void LogTimer(string what, object key, int generation)
    {
        if (cell.System.Settings.DebugTimerScheduler)
            cell.System.EventStream.Publish(new Debug(cell.Self.Path.ToString(), GetType(), $"{what} timer [{key}] with generation [{generation}]"));
    }

    private readonly record struct Timer(int Generation, bool Repeats, ICancelable Task);
}

/// <summary>A timer's message on its way; the generation tells whether the timer was replaced or cancelled meanwhile.</summary>
internal class TimerMessage(TimerScheduler timers, object key, int generation, object message)
    : IAutoReceivedMessage, INoSerializationVerificationNeeded, IDeadLetterSuppression, IWrappedMessage
{
    public TimerScheduler Timers { get; } = timers;

    public object Key { get; } = key;

    public int Generation { get; } = generation;

    public object Message { get; } = message;
}

internal sealed class QuietTimerMessage(TimerScheduler timers, object key, int generation, object message)
    : TimerMessage(timers, key, generation, message), INotInfluenceReceiveTimeout;
