using Akka.Actor;
using Akka.Streams.Implementation;
using Reactive.Streams;

namespace Akka.Streams.Actors;

/// <summary>Tells the actor what the publisher delivers.</summary>
public sealed class ActorSubscriberImpl<T> : ISubscriber<T>
{
    private readonly IActorRef _actor;

    public ActorSubscriberImpl(IActorRef impl)
    {
        _actor = impl ?? throw new ArgumentNullException(nameof(impl), "An actor subscriber needs an actor.");
    }

    public void OnSubscribe(ISubscription subscription)
    {
        ReactiveStreamsCompliance.RequireNonNullSubscription(subscription);
        Tell(new OnSubscribe(subscription));
    }

    public void OnNext(T element) => OnNext((object)element);

    public void OnNext(object element)
    {
        ReactiveStreamsCompliance.RequireNonNullElement(element);
        Tell(new OnNext(element));
    }

    public void OnError(Exception cause)
    {
        ReactiveStreamsCompliance.RequireNonNullException(cause);
        Tell(new OnError(cause));
    }

    public void OnComplete() => Tell(Actors.OnComplete.Instance);

    private void Tell(object message) => _actor.Tell(message, ActorRefs.NoSender);
}
