using Akka.Actor;

namespace Akka.TestKit;

/// <inheritdoc/>
public class TestActorRef<TActor> : TestActorRefBase<TActor> where TActor : ActorBase
{
    public TestActorRef(ActorSystem system, Props actorProps, IActorRef supervisor = null, string name = null)
        : base(system, actorProps, supervisor, name)
    {
    }

    public static bool operator ==(TestActorRef<TActor> testActorRef, IActorRef actorRef) => Equals(testActorRef, actorRef);

    public static bool operator !=(TestActorRef<TActor> testActorRef, IActorRef actorRef) => !Equals(testActorRef, actorRef);

    public static bool operator ==(IActorRef actorRef, TestActorRef<TActor> testActorRef) => Equals(testActorRef, actorRef);

    public static bool operator !=(IActorRef actorRef, TestActorRef<TActor> testActorRef) => !Equals(testActorRef, actorRef);

    public override bool Equals(object obj) => base.Equals(obj);

    public override int GetHashCode() => base.GetHashCode();
}
