using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Makes test actors over a queue.</summary>
internal sealed class TestActorProducer(MessageQueue queue) : IIndirectActorProducer
{
    public Type ActorType => typeof(InternalTestActor);

    public ActorBase Produce() => new InternalTestActor(queue);

    public void Release(ActorBase actor)
    {
    }
}
