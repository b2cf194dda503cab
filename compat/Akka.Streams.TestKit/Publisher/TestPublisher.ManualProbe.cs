using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Internal;
using Reactive.Streams;

namespace Akka.Streams.TestKit;

public static partial class TestPublisher
{
    /// <summary>A publisher that records who subscribes, asks and cancels. The test sends through the subscription.</summary>
    public class ManualProbe<T> : IPublisher<T>
    {
        internal ManualProbe(TestKitBase testKit, bool autoOnSubscribe = true)
        {
            Probe = testKit.CreateTestProbe(testKit.Sys);
            AutoOnSubscribe = autoOnSubscribe;
        }

        /// <summary>Receives the events.</summary>
        public TestProbe Probe { get; }

        /// <summary>Whether subscribers are told of their subscription at once, or by the test.</summary>
        public bool AutoOnSubscribe { get; }

        public IPublisher<T> Publisher => this;

        /// <summary>The subscription, once expected.</summary>
        public StreamTestKit.PublisherProbeSubscription<T> Subscription { get; protected set; }

        public void Subscribe(ISubscriber<T> subscriber)
        {
            var subscription = new StreamTestKit.PublisherProbeSubscription<T>(subscriber, Probe);
            Probe.Ref.Tell(new Subscribe(subscription), ActorRefs.NoSender);
            if (AutoOnSubscribe)
                subscriber.OnSubscribe(subscription);
        }

        /// <summary>The same expectations as a chain that is run asynchronously.</summary>
        public PublisherFluentBuilder<T> AsyncBuilder() => new(this);

        public StreamTestKit.PublisherProbeSubscription<T> ExpectSubscription(CancellationToken cancellationToken = default) =>
            Blocking.Result(TakeSubscription(true, cancellationToken));

        public Task<StreamTestKit.PublisherProbeSubscription<T>> ExpectSubscriptionAsync(CancellationToken cancellationToken = default) =>
            TakeSubscription(false, cancellationToken).AsTask();

        public ManualProbe<T> ExpectRequest(ISubscription subscription, int nrOfElements, CancellationToken cancellationToken = default)
        {
            Probe.ExpectMsg<RequestMore>(request => IsRequest(request, subscription, nrOfElements), cancellationToken: cancellationToken);
            return this;
        }

        public Task ExpectRequestAsync(ISubscription subscription, int nrOfElements, CancellationToken cancellationToken = default) =>
            Probe.ExpectMsgAsync<RequestMore>(
                request => IsRequest(request, subscription, nrOfElements), cancellationToken: cancellationToken).AsTask();

        public ManualProbe<T> ExpectNoMsg(CancellationToken cancellationToken = default)
        {
            Probe.ExpectNoMsg(cancellationToken);
            return this;
        }

        public ManualProbe<T> ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default)
        {
            Probe.ExpectNoMsg(duration, cancellationToken);
            return this;
        }

        public Task ExpectNoMsgAsync(CancellationToken cancellationToken = default) => Probe.ExpectNoMsgAsync(cancellationToken).AsTask();

        public Task ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
            Probe.ExpectNoMsgAsync(duration, cancellationToken).AsTask();

        public IEnumerable<TOther> ReceiveWhile<TOther>(
            TimeSpan? max = null,
            TimeSpan? idle = null,
            Func<object, TOther> filter = null,
            int msgCount = int.MaxValue,
            CancellationToken cancellationToken = default)
            where TOther : class => Probe.ReceiveWhile(max, idle, filter, msgCount, cancellationToken);

        public IAsyncEnumerable<TOther> ReceiveWhileAsync<TOther>(
            TimeSpan? max = null,
            TimeSpan? idle = null,
            Func<object, TOther> filter = null,
            int msgCount = int.MaxValue,
            CancellationToken cancellationToken = default)
            where TOther : class => Probe.ReceiveWhileAsync(max, idle, filter, msgCount, cancellationToken);

        public IPublisherEvent ExpectEvent(CancellationToken cancellationToken = default) =>
            Probe.ExpectMsg<IPublisherEvent>(cancellationToken: cancellationToken);

        public Task<IPublisherEvent> ExpectEventAsync(CancellationToken cancellationToken = default) =>
            Probe.ExpectMsgAsync<IPublisherEvent>(cancellationToken: cancellationToken).AsTask();

        public TOther Within<TOther>(TimeSpan min, TimeSpan max, Func<TOther> execute, CancellationToken cancellationToken = default) =>
            Probe.Within(min, max, execute, cancellationToken: cancellationToken);

        public Task<TOther> WithinAsync<TOther>(
            TimeSpan min, TimeSpan max, Func<Task<TOther>> actionAsync, CancellationToken cancellationToken = default) =>
            Probe.WithinAsync(min, max, actionAsync, cancellationToken: cancellationToken);

        public TOther Within<TOther>(TimeSpan max, Func<TOther> execute, CancellationToken cancellationToken = default) =>
            Probe.Within(max, execute, cancellationToken: cancellationToken);

        public Task<TOther> WithinAsync<TOther>(TimeSpan max, Func<Task<TOther>> execute, CancellationToken cancellationToken = default) =>
            Probe.WithinAsync(max, execute, cancellationToken: cancellationToken);

        protected static async Task<StreamTestKit.PublisherProbeSubscription<T>> ExpectSubscriptionTask(
            TestProbe probe, CancellationToken cancellationToken) =>
            SubscriptionOf(await probe.ExpectMsgAsync<Subscribe>(cancellationToken: cancellationToken));

        private protected async ValueTask<StreamTestKit.PublisherProbeSubscription<T>> TakeSubscription(
            bool blocks, CancellationToken cancellationToken)
        {
            Subscription = blocks
                ? SubscriptionOf(Probe.ExpectMsg<Subscribe>(cancellationToken: cancellationToken))
                : await ExpectSubscriptionTask(Probe, cancellationToken);
            return Subscription;
        }

        private static StreamTestKit.PublisherProbeSubscription<T> SubscriptionOf(Subscribe subscribe) =>
            (StreamTestKit.PublisherProbeSubscription<T>)subscribe.Subscription;

        private static bool IsRequest(RequestMore request, ISubscription subscription, int nrOfElements) =>
            ReferenceEquals(request.Subscription, subscription) && request.NrOfElements == nrOfElements;
    }
}
