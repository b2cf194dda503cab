namespace Akka.Actor;

/// <summary>Gives actors that ask for one their stash, and puts what is left in it back into the mailbox when the instance goes.</summary>
public class ActorStashPlugin : ActorProducerPluginBase
{
    public override bool CanBeAppliedTo(Type actorType) => typeof(IActorStash).IsAssignableFrom(actorType);

    public override void AfterIncarnated(ActorBase actor, IActorContext context)
    {
        if (actor is IActorStash { Stash: null } withStash)
            withStash.Stash = context.CreateStash(withStash);
    }

    public override void BeforeIncarnated(ActorBase actor, IActorContext context)
    {
        if (actor is IActorStash { Stash: not null } withStash)
            withStash.Stash.UnstashAll();
    }
}
