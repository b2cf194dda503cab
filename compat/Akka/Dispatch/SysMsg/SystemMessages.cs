using Akka.Actor;
using Akka.Event;

namespace Akka.Dispatch.SysMsg;

/// <summary>Creates the actor instance; always the first message.</summary>
public sealed class Create(Exception failure = null) : SystemMessage
{
    /// <summary>Why the actor cannot be created, found out before its thread ran.</summary>
    public Exception Failure { get; } = failure;
}

/// <summary>Restarts the actor because of <paramref name="cause"/>.</summary>
public sealed class Recreate(Exception cause) : SystemMessage, IStashWhenWaitingForChildren
{
    public Exception Cause { get; } = cause;
}

public sealed class Suspend : SystemMessage, IStashWhenWaitingForChildren;

public sealed class Resume(Exception causedByFailure) : SystemMessage, IStashWhenWaitingForChildren
{
    public Exception CausedByFailure { get; } = causedByFailure;
}

public sealed class Terminate : SystemMessage, IPossiblyHarmful, IDeadLetterSuppression;

/// <summary>Introduces a child to its parent.</summary>
public sealed class Supervise(IActorRef child, bool async) : SystemMessage
{
    public IActorRef Child { get; } = child;

    public bool Async { get; } = async;
}

public class Watch(IInternalActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    public IInternalActorRef Watchee { get; } = watchee;

    public IInternalActorRef Watcher { get; } = watcher;
}

public sealed class Unwatch(IInternalActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    public IInternalActorRef Watchee { get; } = watchee;

    public IInternalActorRef Watcher { get; } = watcher;
}

/// <summary>Tells a watcher or parent that an actor has stopped.</summary>
public sealed class DeathWatchNotification(IActorRef actor, bool existenceConfirmed, bool addressTerminated)
    : SystemMessage, IDeadLetterSuppression
{
    public IActorRef Actor { get; } = actor;

    public bool ExistenceConfirmed { get; } = existenceConfirmed;

    public bool AddressTerminated { get; } = addressTerminated;
}

/// <summary>Tells a parent that its child threw.</summary>
public sealed class Failed(IActorRef child, Exception cause, long uid) : SystemMessage, IStashWhenFailed, IStashWhenWaitingForChildren
{
    public IActorRef Child { get; } = child;

    public Exception Cause { get; } = cause;

    public long Uid { get; } = uid;
}

/// <summary>Runs a continuation of an asynchronous handler in the actor.</summary>
internal sealed class ContinueTask(ActorTaskScheduler scheduler, Task task) : SystemMessage
{
    public ActorTaskScheduler Scheduler { get; } = scheduler;

    public Task Task { get; } = task;
}

/// <summary>An asynchronous handler has ended.</summary>
internal sealed class CompleteTask(ActorTaskScheduler scheduler, Exception failure) : SystemMessage
{
    public ActorTaskScheduler Scheduler { get; } = scheduler;

    public Exception Failure { get; } = failure;
}

/// <summary>The end mark of a closed system queue.</summary>
public sealed class NoMessage : SystemMessage
{
    public static readonly NoMessage Closed = new();
}
