using Akka.Actor;
using Akka.Event;
using Reactive.Streams;

namespace Akka.Streams.TestKit;

public static partial class TestPublisher
{
    /// <summary>What a publisher was told.</summary>
    public interface IPublisherEvent : INoSerializationVerificationNeeded, IDeadLetterSuppression;

    public struct Subscribe : IPublisherEvent
    {
        public readonly ISubscription Subscription;

        public Subscribe(ISubscription subscription) => Subscription = subscription;
    }

    public struct CancelSubscription : IPublisherEvent
    {
        public readonly ISubscription Subscription;

        public CancelSubscription(ISubscription subscription) => Subscription = subscription;
    }

    public struct RequestMore : IPublisherEvent
    {
        public readonly ISubscription Subscription;
        public readonly long NrOfElements;

        public RequestMore(ISubscription subscription, long nrOfElements)
        {
            Subscription = subscription;
            NrOfElements = nrOfElements;
        }
    }
}
