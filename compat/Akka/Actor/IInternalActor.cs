namespace Akka.Actor;

/// <summary>Gives the runtime access to an actor's context.</summary>
public interface IInternalActor
{
    IActorContext ActorContext { get; }
}

/// <summary>An actor whose received messages are logged when <c>akka.actor.debug.receive</c> is on.</summary>
public interface ILogReceive;
