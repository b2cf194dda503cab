namespace Akka.Actor.Internal;

/// <summary>A stash with the capacity that the deployment, the mailbox or the dispatcher configures.</summary>
public class BoundedStashImpl : AbstractStash
{
    public BoundedStashImpl(IActorContext context)
        : base(context)
    {
    }
}

/// <summary>A stash for which no configured capacity counts.</summary>
public class UnboundedStashImpl : AbstractStash
{
    public UnboundedStashImpl(IActorContext context)
        : base(context)
    {
    }

    public override int Capacity => -1;
}
