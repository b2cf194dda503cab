using Akka.Actor;
using Akka.Streams.Implementation;
using Reactive.Streams;

namespace Akka.Streams.Actors;

/// <summary>Actors that are publishers.</summary>
public static class ActorPublisher
{
    /// <summary>The publisher that an actor derived from <see cref="ActorPublisher{T}"/> is, for one subscriber.</summary>
    public static IPublisher<T> Create<T>(IActorRef @ref) => new ActorPublisherImpl<T>(@ref);
}

/// <summary>Hands who subscribes to the actor.</summary>
public sealed class ActorPublisherImpl<T> : IPublisher<T>
{
    private readonly IActorRef _actor;

    public ActorPublisherImpl(IActorRef @ref)
    {
        _actor = @ref ?? throw new ArgumentNullException(nameof(@ref), "An actor publisher needs an actor.");
    }

    public void Subscribe(ISubscriber<T> subscriber)
    {
        ReactiveStreamsCompliance.RequireNonNullSubscriber(subscriber);
        _actor.Tell(new Subscribe<T>(subscriber), ActorRefs.NoSender);
    }
}

/// <summary>Tells the actor what its subscriber wants.</summary>
public sealed class ActorPublisherSubscription : ISubscription
{
    private readonly IActorRef _actor;

    public ActorPublisherSubscription(IActorRef @ref)
    {
        _actor = @ref ?? throw new ArgumentNullException(nameof(@ref), "A subscription to an actor needs an actor.");
    }

    public void Request(long n) => _actor.Tell(new Request(n), ActorRefs.NoSender);

    public void Cancel() => _actor.Tell(Actors.Cancel.Instance, ActorRefs.NoSender);
}
