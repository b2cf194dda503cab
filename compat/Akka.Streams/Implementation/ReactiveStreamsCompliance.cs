using Akka.Pattern;
using Reactive.Streams;

namespace Akka.Streams.Implementation;

/// <summary>Checks that the Reactive Streams specification asks for, and calls that respect it.</summary>
public static partial class ReactiveStreamsCompliance
{
    public const string CanNotSubscribeTheSameSubscriberMultipleTimes =
        "can not subscribe the same subscriber multiple times (see reactive-streams specification, rules 1.10 and 2.12)";

    public const string SupportsOnlyASingleSubscriber =
        "only supports one subscriber (which is allowed, see reactive-streams specification, rule 1.12)";

    public const string NumberOfElementsInRequestMustBePositiveMsg =
        "The number of requested elements must be > 0 (see reactive-streams specification, rule 3.9)";

    public const string SubscriberMustNotBeNullMsg = "Subscriber must not be null, rule 1.9";

    public const string ExceptionMustNotBeNullMsg = "Exception must not be null, rule 2.13";

    public const string ElementMustNotBeNullMsg = "Element must not be null, rule 2.13";

    public const string SubscriptionMustNotBeNullMsg = "Subscription must not be null, rule 2.13";

    public static readonly Exception NumberOfElementsInRequestMustBePositiveException = new ArgumentException(NumberOfElementsInRequestMustBePositiveMsg);

    public static readonly Exception CanNotSubscribeTheSameSubscriberMultipleTimesException =
        new IllegalStateException(CanNotSubscribeTheSameSubscriberMultipleTimes);

    public static readonly Exception ElementMustNotBeNullException = new ArgumentNullException("element", ElementMustNotBeNullMsg);

    public static readonly Exception SubscriptionMustNotBeNullException = new ArgumentNullException("subscription", SubscriptionMustNotBeNullMsg);

    public static Exception SubscriberMustNotBeNullException => new ArgumentNullException("subscriber", SubscriberMustNotBeNullMsg);

    public static Exception ExceptionMustNotBeNullException => new ArgumentNullException("exception", ExceptionMustNotBeNullMsg);

    public static void RequireNonNullElement(object element)
    {
        if (element is null)
            throw new ArgumentNullException(nameof(element), ElementMustNotBeNullMsg);
    }

    public static void RequireNonNullSubscription(ISubscription subscription)
    {
        if (subscription is null)
            throw new ArgumentNullException(nameof(subscription), SubscriptionMustNotBeNullMsg);
    }

    public static void RequireNonNullException(Exception exception)
    {
        if (exception is null)
            throw new ArgumentNullException(nameof(exception), ExceptionMustNotBeNullMsg);
    }

    public static void RequireNonNullSubscriber<T>(ISubscriber<T> subscriber)
    {
        if (subscriber is null)
            throw SubscriberMustNotBeNullException;
    }

    /// <summary>A subscriber that comes after the end still gets a subscription first.</summary>
    internal static void TellEnd<T>(ISubscriber<T> subscriber, Exception failure)
    {
        subscriber.OnSubscribe(CancelledSubscription.Instance);
        if (failure == null)
            subscriber.OnComplete();
        else
            subscriber.OnError(failure);
    }

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
