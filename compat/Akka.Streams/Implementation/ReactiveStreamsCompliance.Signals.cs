using Akka.Pattern;
using Reactive.Streams;

namespace Akka.Streams.Implementation;

// Signals to the other side. One that throws breaks the specification: the exception says so.
public static partial class ReactiveStreamsCompliance
{
    /// <exception cref="SignalThrewException">The subscriber has thrown.</exception>
    public static void TryOnSubscribe<T>(ISubscriber<T> subscriber, ISubscription subscription) =>
        Signal(subscriber, "OnSubscribe", () => subscriber.OnSubscribe(subscription));

    /// <exception cref="SignalThrewException">The subscriber has thrown.</exception>
    public static void TryOnNext<T>(ISubscriber<T> subscriber, T element)
    {
        RequireNonNullElement(element);
        try
        {
            subscriber.OnNext(element);
        }
        catch (Exception cause)
        {
            throw Threw(subscriber, "OnNext", cause);
        }
    }

    /// <exception cref="SignalThrewException">The subscriber has thrown.</exception>
    /// <exception cref="IllegalStateException">The cause is itself a violation of the specification, which nobody is told of.</exception>
    public static void TryOnError<T>(ISubscriber<T> subscriber, Exception cause)
    {
        if (cause is ISpecViolation)
            throw new IllegalStateException("A violation of the specification is not to be signalled with OnError", cause);
        Signal(subscriber, "OnError", () => subscriber.OnError(cause));
    }

    /// <exception cref="SignalThrewException">The subscriber has thrown.</exception>
    public static void TryOnComplete<T>(ISubscriber<T> subscriber) => Signal(subscriber, "OnComplete", subscriber.OnComplete);

    /// <exception cref="SignalThrewException">The subscription has thrown.</exception>
    public static void TryRequest(ISubscription subscription, long demand) => Signal(subscription, "Request", () => subscription.Request(demand));

    /// <summary>Cancels; the cause is for those that can pass it on.</summary>
    /// <exception cref="SignalThrewException">The subscription has thrown.</exception>
    public static void TryCancel(ISubscription subscription, Exception cause) => Signal(subscription, "Cancel", subscription.Cancel);

    public static void RejectDuplicateSubscriber<T>(ISubscriber<T> subscriber) =>
        TryOnError(subscriber, CanNotSubscribeTheSameSubscriberMultipleTimesException);

    /// <summary>Refuses a further subscriber of a publisher that has one.</summary>
    public static void RejectAdditionalSubscriber<T>(ISubscriber<T> subscriber, string rejector) =>
        TellEnd(subscriber, new IllegalStateException($"{rejector} {SupportsOnlyASingleSubscriber}"));

    public static void RejectDueToNonPositiveDemand<T>(ISubscriber<T> subscriber) =>
        TryOnError(subscriber, NumberOfElementsInRequestMustBePositiveException);

    private static void Signal(object receiver, string signal, Action call)
    {
        try
        {
            call();
        }
        catch (Exception cause)
        {
            throw Threw(receiver, signal, cause);
        }
    }

    private static SignalThrewException Threw(object receiver, string signal, Exception cause) => new($"{receiver}.{signal} has thrown", cause);
}
