using Akka.Actor;
using Akka.TestKit;
using Reactive.Streams;

namespace Akka.Streams.TestKit;

/// <summary>The subscriptions that test publishers hand out.</summary>
public class StreamTestKit
{
    /// <summary>Completes on every request.</summary>
    public sealed class CompletedSubscription<T> : ISubscription
    {
        public CompletedSubscription(ISubscriber<T> subscriber) => Subscriber = subscriber;

        public ISubscriber<T> Subscriber { get; }

        public void Request(long n) => Subscriber.OnComplete();

        public void Cancel()
        {
        }
    }

    /// <summary>Fails on every request.</summary>
    public sealed class FailedSubscription<T> : ISubscription
    {
        public FailedSubscription(ISubscriber<T> subscriber, Exception cause)
        {
            Subscriber = subscriber;
            Cause = cause;
        }

        public ISubscriber<T> Subscriber { get; }

        public Exception Cause { get; }

        public void Request(long n) => Subscriber.OnError(Cause);

        public void Cancel()
        {
        }
    }

    /// <summary>Tells the probe what the subscriber does, and the subscriber what the test says.</summary>
    public sealed class PublisherProbeSubscription<T> : ISubscription
    {
        public PublisherProbeSubscription(ISubscriber<T> subscriber, TestProbe publisherProbe)
        {
            Subscriber = subscriber;
            PublisherProbe = publisherProbe;
        }

        public ISubscriber<T> Subscriber { get; }

        public TestProbe PublisherProbe { get; }

        public void Request(long n) => PublisherProbe.Ref.Tell(new TestPublisher.RequestMore(this, n), ActorRefs.NoSender);

        public void Cancel() => PublisherProbe.Ref.Tell(new TestPublisher.CancelSubscription(this), ActorRefs.NoSender);

        /// <summary>Expects a request of exactly n elements.</summary>
        public void ExpectRequest(long n, CancellationToken cancellationToken = default) =>
            PublisherProbe.ExpectMsg<TestPublisher.RequestMore>(request => IsRequest(request, n), cancellationToken: cancellationToken);

        public Task ExpectRequestAsync(long n, CancellationToken cancellationToken = default) =>
            PublisherProbe.ExpectMsgAsync<TestPublisher.RequestMore>(request => IsRequest(request, n), cancellationToken: cancellationToken).AsTask();

        /// <summary>Expects a request; gives the number of elements.</summary>
        public long ExpectRequest(CancellationToken cancellationToken = default) =>
            PublisherProbe.ExpectMsg<TestPublisher.RequestMore>(request => ReferenceEquals(request.Subscription, this), cancellationToken: cancellationToken)
                .NrOfElements;

        public async Task<long> ExpectRequestAsync(CancellationToken cancellationToken = default) =>
            (await PublisherProbe.ExpectMsgAsync<TestPublisher.RequestMore>(
                request => ReferenceEquals(request.Subscription, this), cancellationToken: cancellationToken)).NrOfElements;

        public void ExpectCancellation(CancellationToken cancellationToken = default) =>
            PublisherProbe.FishForMessage(IsCancellation, hint: "Expected a cancellation", cancellationToken: cancellationToken);

        public Task ExpectCancellationAsync(CancellationToken cancellationToken = default) =>
            PublisherProbe.FishForMessageAsync(IsCancellation, hint: "Expected a cancellation", cancellationToken: cancellationToken).AsTask();

        public void SendNext(T element) => Subscriber.OnNext(element);

        public void SendComplete() => Subscriber.OnComplete();

        public void SendError(Exception cause) => Subscriber.OnError(cause);

        public void SendOnSubscribe() => Subscriber.OnSubscribe(this);

        private bool IsRequest(TestPublisher.RequestMore request, long n) =>
            ReferenceEquals(request.Subscription, this) && request.NrOfElements == n;

        // Requests that were made before the cancellation are of no interest any more.
        private bool IsCancellation(object message) =>
            message is TestPublisher.CancelSubscription cancellation && ReferenceEquals(cancellation.Subscription, this);
    }
}
