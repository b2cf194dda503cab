using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Work in a <see cref="TimerWheel"/>; a link of the list of its slot.</summary>
internal abstract class ScheduledItem(ICancelable cancelable)
{
    internal ScheduledItem Previous;
    internal ScheduledItem NextInSlot;

    /// <summary>The wheel it is in; null when it is in none.</summary>
    internal TimerWheel Wheel;

    /// <summary>When it is due, in ticks of the wheel.</summary>
    internal long Due;

    /// <summary>The time between two runs, in ticks of 100 ns; 0 for a single run.</summary>
    internal long Interval;

    /// <summary>The exact time of the next run, in ticks of 100 ns, so that rounding does not add up.</summary>
    internal long NextRun;

    public bool IsCancelled => cancelable is { IsCancellationRequested: true };

    public bool IsDone => Volatile.Read(ref Wheel) is null && Interval == 0;

    public void Withdraw()
    {
        Interval = 0;
        Volatile.Read(ref Wheel)?.Remove(this);
    }

    public abstract void Run();
}

internal sealed class ScheduledTell(ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) : ScheduledItem(cancelable)
{
    public override void Run() => receiver.Tell(message, sender);
}

internal sealed class ScheduledAction(Action action, ICancelable cancelable) : ScheduledItem(cancelable)
{
    public override void Run() => action();
}

internal sealed class ScheduledRunnable(IRunnable runnable, ICancelable cancelable) : ScheduledItem(cancelable)
{
    public override void Run() => runnable.Run();
}
