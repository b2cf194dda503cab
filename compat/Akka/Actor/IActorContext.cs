using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor's view of itself and its surroundings; valid on its own thread, while it handles a message or a life-cycle event.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    IActorRef Self { get; }

    Props Props { get; }

    MessageDispatcher Dispatcher { get; }

    /// <summary>The sender of the current message; the dead letters when it has none.</summary>
    IActorRef Sender { get; }

    ActorSystem System { get; }

    IActorRef Parent { get; }

    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Replaces the top of the behavior stack.</summary>
    void Become(Receive receive);

    /// <summary>Pushes a behavior; <see cref="UnbecomeStacked"/> goes back to the one below.</summary>
    void BecomeStacked(Receive receive);

    void UnbecomeStacked();

    /// <summary>The child of that name, or <see cref="Nobody"/>.</summary>
    IActorRef Child(string name);

    IEnumerable<IActorRef> GetChildren();

    /// <summary>After this time without messages <see cref="Akka.Actor.ReceiveTimeout"/> arrives, again and again until set to null.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Stops an actor after the message it is processing.</summary>
    void Stop(IActorRef child);
}

public interface IUntypedActorContext : IActorContext
{
    void Become(UntypedReceive receive);

    void BecomeStacked(UntypedReceive receive);
}

/// <summary>A behavior: true when the message was handled.</summary>
public delegate bool Receive(object message);

/// <summary>A behavior that handles whatever it gets.</summary>
public delegate void UntypedReceive(object message);
