using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs dead letters, up to the number that <c>akka.log-dead-letters</c> allows; then it pauses for <c>akka.log-dead-letters-suspend-duration</c>.</summary>
public class DeadLetterListener : ActorBase
{
    private readonly EventStream _eventStream = Context.System.EventStream;
    private readonly int _max = Context.System.Settings.LogDeadLetters;
    private readonly TimeSpan _pause = Context.System.Settings.LogDeadLettersSuspendDuration;
    private long _count;

    /// <summary>When logging goes on, on the scheduler's clock; null while it is on.</summary>
    private TimeSpan? _silentUntil;

    private TimeSpan Now => Context.System.Scheduler.MonotonicClock;

    protected override void PreStart()
    {
        _eventStream.Subscribe(Self, typeof(DeadLetter));
        _eventStream.Subscribe(Self, typeof(Dropped));
        _eventStream.Subscribe(Self, typeof(UnhandledMessage));
    }

    protected override void PreRestart(Exception reason, object message)
    {
        // The subscriptions outlive the restart.
    }

    protected override void PostRestart(Exception reason)
    {
    }

    protected override void PostStop() => _eventStream.Unsubscribe(Self);

    protected override bool Receive(object message)
    {
        if (message is not AllDeadLetters letter)
            return false;
        _count++;
        if (_silentUntil is { } until)
        {
            if (Now < until)
                return true;
            _silentUntil = null;
            Log(letter, $", of which {_count - _max - 1} were not logged. The counter will be reset now");
            _count = 0;
            return true;
        }

        if (_count < _max || _max == int.MaxValue)
        {
            Log(letter, "");
        }
        else if (_pause == Timeout.InfiniteTimeSpan)
        {
            Log(letter, ", no more dead letters will be logged");
            Context.Stop(Self);
        }
        else
        {
            Log(letter, $", no more dead letters will be logged in next [{_pause}]");
            _silentUntil = Now + _pause;
        }

        return true;
    }

    private void Log(AllDeadLetters letter, string done)
    {
        var sender = letter switch
        {
            { Sender: { } known } when !known.Equals(Context.System.DeadLetters) => $" from {known}",
            Dropped => "",
            _ => " without sender",
        };
        var what = letter is UnhandledMessage ? "was unhandled" : letter is Dropped dropped ? $"was dropped. {dropped.Reason}" : "was not delivered";
        var type = letter.Message?.GetType().Name ?? "null";
        var text = $"Message [{type}]{sender} to {letter.Recipient} {what}. [{_count}] dead letters encountered{done}. "
            + "This logging can be turned off or adjusted with configuration settings 'akka.log-dead-letters' and 'akka.log-dead-letters-during-shutdown'.";
        _eventStream.Publish(new Info(letter.Recipient?.Path.ToString() ?? "", letter.Recipient?.GetType() ?? GetType(), text));
    }
}
