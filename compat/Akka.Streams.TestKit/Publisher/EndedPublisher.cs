using Reactive.Streams;

namespace Akka.Streams.TestKit;

/// <summary>A publisher without elements; ends when subscribed to, or on the first request.</summary>
internal sealed class EndedPublisher<T>(Exception failure, bool onRequest) : IPublisher<T>
{
    public void Subscribe(ISubscriber<T> subscriber)
    {
        ISubscription subscription = failure is null
            ? new StreamTestKit.CompletedSubscription<T>(subscriber)
            : new StreamTestKit.FailedSubscription<T>(subscriber, failure);
        if (onRequest)
        {
            subscriber.OnSubscribe(subscription);
            return;
        }

        subscriber.OnSubscribe(InertSubscription.Instance);
        subscription.Request(1);
    }

    private sealed class InertSubscription : ISubscription
    {
        internal static readonly InertSubscription Instance = new();

        public void Request(long n)
        {
        }

        public void Cancel()
        {
        }
    }
}
