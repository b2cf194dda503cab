namespace Akka.Actor;

/// <summary>Gives the runtime access to an actor's context.</summary>
public interface IInternalActor
{
    IActorContext ActorContext { get; }
}

/// <summary>An actor that prepares itself after its constructor and before its first message.</summary>
internal interface IInitializableActor
{
    void Init();
}

/// <summary>An actor whose received messages are logged when <c>akka.actor.debug.receive</c> is on.</summary>
public interface ILogReceive;
