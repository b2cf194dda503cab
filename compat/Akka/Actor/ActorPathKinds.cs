namespace Akka.Actor;

/// <summary>The root of a system's hierarchy.</summary>
public sealed class RootActorPath : ActorPath
{
    public RootActorPath(Address address, string name = "")
        : base(address, name)
    {
    }

    public override ActorPath WithUid(long uid) =>
        uid == ActorCell.UndefinedUid ? this : throw new NotSupportedException("The root path has no incarnations.");
}

/// <summary>An actor below another one.</summary>
public sealed class ChildActorPath : ActorPath
{
    public ChildActorPath(ActorPath parentPath, string name, long uid)
        : base(parentPath, name, uid)
    {
    }

    public override ActorPath WithUid(long uid) => uid == Uid ? this : new ChildActorPath(Parent, Name, uid);
}
