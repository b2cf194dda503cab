namespace Akka.Actor;

public abstract partial class ActorBase
{
    /// <summary>Runs when the actor was created, before its first message.</summary>
    protected virtual void PreStart()
    {
    }

    /// <summary>Runs on the failed instance before it is replaced. By default all children are stopped and <see cref="PostStop"/> runs.</summary>
    /// <param name="reason">Why the actor failed.</param>
    /// <param name="message">The message at which it failed; null when it was another cause.</param>
    protected virtual void PreRestart(Exception reason, object message)
    {
        foreach (var child in _cell.GetChildren())
        {
            _cell.Unwatch(child);
            _cell.Stop(child);
        }

        PostStop();
    }

    /// <summary>Runs on the new instance after a restart. By default <see cref="PreStart"/> runs.</summary>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>Runs when the actor has stopped; its children have stopped before.</summary>
    protected virtual void PostStop()
    {
    }

    /// <summary>How this actor supervises its children; asked for once an incarnation.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.DefaultStrategy;

    public virtual void AroundPreStart() => PreStart();

    public virtual void AroundPreRestart(Exception cause, object message)
    {
        (this as IWithTimers)?.Timers?.CancelAll();
        PreRestart(cause, message);
    }

    public virtual void AroundPostRestart(Exception cause, object message) => PostRestart(cause);

    public virtual void AroundPostStop()
    {
        (this as IWithTimers)?.Timers?.CancelAll();
        PostStop();
    }

    /// <summary>The strategy that the props give, else the actor's own.</summary>
    internal SupervisorStrategy GetSupervisorStrategy() =>
        _supervisorStrategy ??= _cell.Props.SupervisorStrategy ?? SupervisorStrategy() ?? Akka.Actor.SupervisorStrategy.DefaultStrategy;
}
