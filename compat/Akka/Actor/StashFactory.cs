using Akka.Actor.Internal;

namespace Akka.Actor;

public static class StashFactory
{
    public static IStash CreateStash<T>(this IActorContext context)
        where T : ActorBase => context.CreateStash(typeof(T));

    public static IStash CreateStash(this IActorContext context, IActorStash actorInstance) => context.CreateStash(actorInstance.GetType());

    public static IStash CreateStash(this IActorContext context, Type actorType)
    {
        if (!typeof(IActorStash).IsAssignableFrom(actorType))
        {
            throw new ArgumentException(
                $"Actor {actorType} implements an unrecognized subclass of {nameof(IActorStash)} - cannot instantiate", nameof(actorType));
        }

        return typeof(IWithUnboundedStash).IsAssignableFrom(actorType) ? new UnboundedStashImpl(context) : new BoundedStashImpl(context);
    }
}

public abstract class UntypedActorWithStash : UntypedActor, IWithStash
{
    public IStash Stash { get; set; }
}

public abstract class UntypedActorWithUnboundedStash : UntypedActor, IWithUnboundedStash
{
    public IStash Stash { get; set; }
}

public abstract class UntypedActorWithUnrestrictedStash : UntypedActor, IWithUnrestrictedStash
{
    public IStash Stash { get; set; }
}
