namespace Akka.Actor;

/// <summary>Makes actor instances in a way of its own, for instance from a container.</summary>
public interface IIndirectActorProducer
{
    Type ActorType { get; }

    /// <summary>A fresh instance for each call.</summary>
    ActorBase Produce();

    /// <summary>Called with an instance that has been stopped or replaced.</summary>
    void Release(ActorBase actor);
}
