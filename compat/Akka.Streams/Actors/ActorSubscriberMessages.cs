using Akka.Actor;
using Akka.Event;
using Reactive.Streams;

namespace Akka.Streams.Actors;

/// <summary>What an <see cref="ActorSubscriber"/> hears of its publisher.</summary>
public interface IActorSubscriberMessage : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
}

/// <summary>Gives a subscriber its subscription; does not come to its receive.</summary>
public sealed class OnSubscribe : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    public readonly ISubscription Subscription;

    public OnSubscribe(ISubscription subscription)
    {
        Subscription = subscription;
    }
}

/// <summary>An element.</summary>
public sealed class OnNext : IActorSubscriberMessage
{
    public readonly object Element;

    public OnNext(object element)
    {
        Element = element;
    }
}

/// <summary>The publisher has failed.</summary>
public sealed class OnError : IActorSubscriberMessage
{
    public readonly Exception Cause;

    public OnError(Exception cause)
    {
        Cause = cause;
    }
}

/// <summary>There is nothing more.</summary>
public sealed class OnComplete : IActorSubscriberMessage
{
    public static readonly OnComplete Instance = new();

    private OnComplete()
    {
    }
}
