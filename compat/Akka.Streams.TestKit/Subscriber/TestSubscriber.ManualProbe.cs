using Akka.TestKit;
using Akka.TestKit.Internal;
using Reactive.Streams;

namespace Akka.Streams.TestKit;

public static partial class TestSubscriber
{
    /// <summary>
    /// A subscriber that makes no demand by itself. Each expectation takes the next event and fails when it is another one, or when
    /// none comes within <c>akka.test.single-expect-default</c>.
    /// </summary>
    public partial class ManualProbe<T> : ISubscriber<T>
    {
        private readonly TestProbe _probe;

        internal ManualProbe(TestKitBase testKit)
        {
            TestKit = testKit;
            _probe = testKit.CreateTestProbe(testKit.Sys);
        }

        /// <summary>The subscription, once expected.</summary>
        public ISubscription Subscription { get; protected set; }

        internal TestProbe TestProbe => _probe;

        internal TestKitBase TestKit { get; }

        public void OnSubscribe(ISubscription subscription) => Record(new OnSubscribe(subscription));

        public void OnError(Exception cause) => Record(new OnError(cause));

        public void OnComplete() => Record(TestSubscriber.OnComplete.Instance);

        public void OnNext(T element) => Record(new OnNext<T>(element));

        /// <summary>The same expectations as a chain that is run asynchronously.</summary>
        public SubscriberFluentBuilder<T> AsyncBuilder() => new(this);

        /// <summary>Expects the subscription, which must be the first event.</summary>
        public ISubscription ExpectSubscription(CancellationToken cancellationToken = default) =>
            Blocking.Result(TakeSubscription(true, cancellationToken));

        /// <inheritdoc cref="ExpectSubscription"/>
        public Task<ISubscription> ExpectSubscriptionAsync(CancellationToken cancellationToken = default) =>
            TakeSubscription(false, cancellationToken).AsTask();

        private protected async ValueTask<ISubscription> TakeSubscription(bool blocks, CancellationToken cancellationToken)
        {
            Subscription = (await Take<OnSubscribe>(null, blocks, cancellationToken)).Subscription;
            return Subscription;
        }

        /// <summary>The next event, which must be of the type.</summary>
        private protected ValueTask<TEvent> Take<TEvent>(TimeSpan? timeout, bool blocks, CancellationToken cancellationToken) => blocks
            ? new ValueTask<TEvent>(_probe.ExpectMsg<TEvent>(timeout, cancellationToken: cancellationToken))
            : _probe.ExpectMsgAsync<TEvent>(timeout, cancellationToken: cancellationToken);

        private protected void Fail(string problem) => _probe.TestAssertions.AssertTrue(false, "{0}", problem);

        private void Record(ISubscriberEvent subscriberEvent) => _probe.Ref.Tell(subscriberEvent, Actor.ActorRefs.NoSender);
    }
}
