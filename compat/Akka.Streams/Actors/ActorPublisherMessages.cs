using Akka.Actor;
using Akka.Event;
using Reactive.Streams;

namespace Akka.Streams.Actors;

/// <summary>What an <see cref="ActorPublisher{T}"/> hears of its subscriber.</summary>
public interface IActorPublisherMessage : IDeadLetterSuppression
{
}

/// <summary>Tells a publisher who subscribes; does not come to its receive.</summary>
public sealed class Subscribe<T> : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    public readonly ISubscriber<T> Subscriber;

    public Subscribe(ISubscriber<T> subscriber)
    {
        Subscriber = subscriber;
    }
}

/// <summary>The subscriber asks for more elements; it is in <see cref="ActorPublisher{T}.TotalDemand"/> already.</summary>
public sealed class Request : IActorPublisherMessage, INoSerializationVerificationNeeded
{
    public readonly long Count;

    public Request(long count)
    {
        Count = count;
    }

    /// <summary>Whether it is in the demand already: one that comes back from a stash does not count twice.</summary>
    internal bool IsCounted { get; set; }
}

/// <summary>The subscriber wants nothing more. The actor lives on until it stops itself.</summary>
public sealed class Cancel : IActorPublisherMessage, INoSerializationVerificationNeeded
{
    public static readonly Cancel Instance = new();

    private Cancel()
    {
    }
}

/// <summary>Nobody has subscribed within <see cref="ActorPublisher{T}.SubscriptionTimeout"/>. The actor lives on until it stops itself.</summary>
public sealed class SubscriptionTimeoutExceeded : IActorPublisherMessage, INoSerializationVerificationNeeded
{
    public static readonly SubscriptionTimeoutExceeded Instance = new();

    private SubscriptionTimeoutExceeded()
    {
    }
}
