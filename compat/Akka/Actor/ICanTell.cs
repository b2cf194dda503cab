namespace Akka.Actor;

/// <summary>Something that takes messages.</summary>
public interface ICanTell
{
    /// <summary>Hands over a message; never blocks and never reports a dead receiver.</summary>
    void Tell(object message, IActorRef sender);
}
