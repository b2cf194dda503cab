using Reactive.Streams;

namespace Akka.Streams.Implementation;

/// <summary>Checks that the Reactive Streams specification asks for, and calls that respect it.</summary>
internal static class ReactiveStreamsCompliance
{
    public static void RequireNonNullElement<T>(T element)
    {
        if (element is null)
            throw new ArgumentNullException(nameof(element), "Element must not be null, rule 2.13");
    }

    public static void RequireNonNullSubscription(ISubscription subscription)
    {
        if (subscription is null)
            throw new ArgumentNullException(nameof(subscription), "Subscription must not be null, rule 2.13");
    }

    public static void RequireNonNullException(Exception exception)
    {
        if (exception is null)
            throw new ArgumentNullException(nameof(exception), "Exception must not be null, rule 2.13");
    }

    public static void RequireNonNullSubscriber<T>(ISubscriber<T> subscriber)
    {
        if (subscriber is null)
            throw new ArgumentNullException(nameof(subscriber), "Subscriber must not be null, rule 1.9");
    }

    /// <summary>A subscriber that comes after the end still gets a subscription first.</summary>
    public static void TellEnd<T>(ISubscriber<T> subscriber, Exception failure)
    {
        subscriber.OnSubscribe(CancelledSubscription.Instance);
        if (failure == null)
            subscriber.OnComplete();
        else
            subscriber.OnError(failure);
    }

    public static Exception NotPositive() => new ArgumentException("The number of requested elements must be > 0 (reactive-streams specification, rule 3.9)");

    private sealed class CancelledSubscription : ISubscription
    {
        public static readonly CancelledSubscription Instance = new();

        public void Request(long n)
        {
        }

        public void Cancel()
        {
        }
    }
}
