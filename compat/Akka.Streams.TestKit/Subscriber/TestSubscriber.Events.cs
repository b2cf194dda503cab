using Akka.Actor;
using Akka.Event;
using Reactive.Streams;

namespace Akka.Streams.TestKit;

public static partial class TestSubscriber
{
    /// <summary>What a subscriber was told.</summary>
    public interface ISubscriberEvent : INoSerializationVerificationNeeded, IDeadLetterSuppression;

    public struct OnSubscribe : ISubscriberEvent
    {
        public readonly ISubscription Subscription;

        public OnSubscribe(ISubscription subscription) => Subscription = subscription;

        public override readonly string ToString() => $"TestSubscriber.OnSubscribe({Subscription})";
    }

    public struct OnNext<T> : ISubscriberEvent, IEquatable<OnNext<T>>
    {
        public readonly T Element;

        public OnNext(T element) => Element = element;

        public readonly bool Equals(OnNext<T> other) => EqualityComparer<T>.Default.Equals(Element, other.Element);

        public override readonly bool Equals(object obj) => obj is OnNext<T> other && Equals(other);

        public override readonly int GetHashCode() => Element is null ? 0 : EqualityComparer<T>.Default.GetHashCode(Element);

        public override readonly string ToString() => $"TestSubscriber.OnNext({Element})";
    }

    public sealed class OnComplete : ISubscriberEvent
    {
        public static readonly OnComplete Instance = new();

        private OnComplete()
        {
        }

        public override string ToString() => "TestSubscriber.OnComplete";
    }

    public struct OnError : ISubscriberEvent
    {
        public readonly Exception Cause;

        public OnError(Exception cause) => Cause = cause;

        public override readonly bool Equals(object obj) => obj is OnError other && Equals(Cause, other.Cause);

        public override readonly int GetHashCode() => Cause?.GetHashCode() ?? 0;

        public override readonly string ToString() => $"TestSubscriber.OnError({Cause.Message})";
    }
}
