using Akka.TestKit;
using Akka.TestKit.Internal;

namespace Akka.Streams.TestKit;

public static partial class TestPublisher
{
    /// <summary>A publisher probe that keeps count of what was asked for, and sends no more than that.</summary>
    public class Probe<T> : ManualProbe<T>
    {
        internal Probe(TestKitBase testKit, long initialPendingRequests) : base(testKit) => Pending = initialPendingRequests;

        /// <summary>How many elements were asked for and not yet sent, as far as the probe has looked.</summary>
        public long Pending { get; private set; }

        public void EnsureSubscription(CancellationToken cancellationToken = default) => Blocking.Result(Subscribed(true, cancellationToken));

        public async Task EnsureSubscriptionAsync(CancellationToken cancellationToken = default) => await Subscribed(false, cancellationToken);

        /// <summary>Sends an element; waits for demand if there is none.</summary>
        public Probe<T> SendNext(T element, CancellationToken cancellationToken = default) => After(Send(element, true, cancellationToken));

        public Task SendNextAsync(T element, CancellationToken cancellationToken = default) => Send(element, false, cancellationToken).AsTask();

        /// <summary>Sends an element, demand or not.</summary>
        public Probe<T> UnsafeSendNext(T element, CancellationToken cancellationToken = default)
        {
            Blocking.Result(Subscribed(true, cancellationToken)).SendNext(element);
            return this;
        }

        public async Task UnsafeSendNextAsync(T element, CancellationToken cancellationToken = default) =>
            (await Subscribed(false, cancellationToken)).SendNext(element);

        public Probe<T> SendComplete(CancellationToken cancellationToken = default)
        {
            Blocking.Result(Subscribed(true, cancellationToken)).SendComplete();
            return this;
        }

        public async Task SendCompleteAsync(CancellationToken cancellationToken = default) =>
            (await Subscribed(false, cancellationToken)).SendComplete();

        public Probe<T> SendError(Exception e, CancellationToken cancellationToken = default)
        {
            Blocking.Result(Subscribed(true, cancellationToken)).SendError(e);
            return this;
        }

        public async Task SendErrorAsync(Exception e, CancellationToken cancellationToken = default) =>
            (await Subscribed(false, cancellationToken)).SendError(e);

        /// <summary>Expects a request, which counts as pending; gives the number of elements.</summary>
        public long ExpectRequest(CancellationToken cancellationToken = default) => Blocking.Result(Request(true, cancellationToken));

        public Task<long> ExpectRequestAsync(CancellationToken cancellationToken = default) => Request(false, cancellationToken).AsTask();

        public Probe<T> ExpectCancellation(CancellationToken cancellationToken = default)
        {
            Blocking.Result(Subscribed(true, cancellationToken)).ExpectCancellation(cancellationToken);
            return this;
        }

        public async Task ExpectCancellationAsync(CancellationToken cancellationToken = default) =>
            await (await Subscribed(false, cancellationToken)).ExpectCancellationAsync(cancellationToken);

        private async ValueTask<StreamTestKit.PublisherProbeSubscription<T>> Subscribed(bool blocks, CancellationToken cancellationToken) =>
            Subscription ?? await TakeSubscription(blocks, cancellationToken);

        private async ValueTask Send(T element, bool blocks, CancellationToken cancellationToken)
        {
            var subscription = await Subscribed(blocks, cancellationToken);
            if (Pending == 0)
                await Request(blocks, cancellationToken);
            Pending--;
            subscription.SendNext(element);
        }

        private async ValueTask<long> Request(bool blocks, CancellationToken cancellationToken)
        {
            var subscription = await Subscribed(blocks, cancellationToken);
            var requested = blocks
                ? subscription.ExpectRequest(cancellationToken)
                : await subscription.ExpectRequestAsync(cancellationToken);
            Pending = Pending > long.MaxValue - requested ? long.MaxValue : Pending + requested;
            return requested;
        }

        private Probe<T> After(ValueTask done)
        {
            Blocking.Result(done);
            return this;
        }
    }
}
