using Akka.Event;

namespace Akka.Actor;

/// <summary>The base of all actors. Instances are made by the runtime only.</summary>
public abstract partial class ActorBase : IInternalActor
{
    private readonly ActorCell _cell;
    private SupervisorStrategy _supervisorStrategy;
    private Receive _receiveDelegate;

    /// <exception cref="ActorInitializationException">The instance was created with <c>new</c> outside the runtime.</exception>
    protected ActorBase()
    {
        if (ActorCell.Current is not { IsUnderConstruction: true } cell)
        {
            throw new ActorInitializationException(
                $"An instance of {GetType().FullName} cannot be created with 'new' by yourself; use ActorOf with Props so that it gets a context.");
        }

        _cell = cell;
        cell.Incarnate(this);
    }

    protected static IActorContext Context => CurrentCell;

    protected static Receive EmptyReceive { get; } = static _ => false;

    /// <summary>The sender of the current message; the dead letters when it has none.</summary>
    protected IActorRef Sender => CurrentCell.Sender;

    /// <summary>The reference of this actor; may be used from any thread.</summary>
    protected IActorRef Self => _cell.Self;

    IActorContext IInternalActor.ActorContext => CurrentCell;

    internal ActorCell Cell => _cell;

    internal Receive ReceiveDelegate => _receiveDelegate ??= Receive;

    internal static ActorCell CurrentCell => ActorCell.Current ?? throw new NotSupportedException(
        "There is no active ActorContext. The context, and with it Sender, is only there while the actor handles a message on its own thread: "
        + "not in other threads and not after an await with ConfigureAwait(false). Copy what you need to local variables first.");

    /// <summary>Passes a message to the current behavior; true when it was handled.</summary>
    protected internal virtual bool AroundReceive(Receive receive, object message) => receive(message);

    protected abstract bool Receive(object message);

    /// <summary>Called for messages that no handler took. Publishes <see cref="UnhandledMessage"/>; for <see cref="Terminated"/> it throws.</summary>
    /// <exception cref="DeathPactException">The message is <see cref="Terminated"/>.</exception>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
            throw new DeathPactException(terminated.ActorRef);
        _cell.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    protected void Become(Receive receive) => CurrentCell.Become(receive);

    protected void BecomeStacked(Receive receive) => CurrentCell.BecomeStacked(receive);

    protected void UnbecomeStacked() => CurrentCell.UnbecomeStacked();

    protected void SetReceiveTimeout(TimeSpan? timeout) => CurrentCell.SetReceiveTimeout(timeout);

    internal void HandleUnhandled(object message) => Unhandled(message);
}
