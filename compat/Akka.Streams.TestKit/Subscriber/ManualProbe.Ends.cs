using Akka.TestKit.Internal;

namespace Akka.Streams.TestKit;

public static partial class TestSubscriber
{
    // Expecting the end, silence, or one of two things.
    public partial class ManualProbe<T>
    {
        public ManualProbe<T> ExpectComplete(CancellationToken cancellationToken = default) => ExpectComplete(null, cancellationToken);

        public ManualProbe<T> ExpectComplete(TimeSpan? timeout, CancellationToken cancellationToken = default) =>
            After(Complete(timeout, true, cancellationToken));

        public Task ExpectCompleteAsync(CancellationToken cancellationToken = default) => Complete(null, false, cancellationToken).AsTask();

        public Exception ExpectError(CancellationToken cancellationToken = default) => Blocking.Result(Error(true, cancellationToken));

        public Task<Exception> ExpectErrorAsync(CancellationToken cancellationToken = default) => Error(false, cancellationToken).AsTask();

        public Exception ExpectSubscriptionAndError(CancellationToken cancellationToken = default) =>
            ExpectSubscriptionAndError(true, cancellationToken);

        public Task<Exception> ExpectSubscriptionAndErrorAsync(CancellationToken cancellationToken = default) =>
            ExpectSubscriptionAndErrorAsync(true, cancellationToken);

        /// <summary>The subscription, on which one element is asked for if so wished, and then an error.</summary>
        public Exception ExpectSubscriptionAndError(bool signalDemand, CancellationToken cancellationToken = default) =>
            Blocking.Result(SubscriptionAndError(signalDemand, true, cancellationToken));

        public Task<Exception> ExpectSubscriptionAndErrorAsync(bool signalDemand, CancellationToken cancellationToken = default) =>
            SubscriptionAndError(signalDemand, false, cancellationToken).AsTask();

        public ManualProbe<T> ExpectSubscriptionAndComplete(CancellationToken cancellationToken = default) =>
            ExpectSubscriptionAndComplete(true, cancellationToken);

        /// <summary>The subscription, on which one element is asked for if so wished, and then the completion.</summary>
        public ManualProbe<T> ExpectSubscriptionAndComplete(bool signalDemand, CancellationToken cancellationToken = default) =>
            After(SubscriptionAndComplete(signalDemand, true, cancellationToken));

        public Task ExpectSubscriptionAndCompleteAsync(bool signalDemand = true, CancellationToken cancellationToken = default) =>
            SubscriptionAndComplete(signalDemand, false, cancellationToken).AsTask();

        /// <summary>The element, or the exception of an error.</summary>
        public object ExpectNextOrError(CancellationToken cancellationToken = default) => Blocking.Result(NextOrError(true, cancellationToken));

        public Task<object> ExpectNextOrErrorAsync(CancellationToken cancellationToken = default) => NextOrError(false, cancellationToken).AsTask();

        public ManualProbe<T> ExpectNextOrError(T element, Exception cause, CancellationToken cancellationToken = default)
        {
            OneOf(Blocking.Result(NextOrError(true, cancellationToken)), element, cause);
            return this;
        }

        /// <summary>The element, or <see cref="OnComplete"/>.</summary>
        public object ExpectNextOrComplete(CancellationToken cancellationToken = default) =>
            Blocking.Result(NextOrComplete(true, cancellationToken));

        public Task<object> ExpectNextOrCompleteAsync(CancellationToken cancellationToken = default) =>
            NextOrComplete(false, cancellationToken).AsTask();

        public ManualProbe<T> ExpectNextOrComplete(T element, CancellationToken cancellationToken = default)
        {
            OneOf(Blocking.Result(NextOrComplete(true, cancellationToken)), element, TestSubscriber.OnComplete.Instance);
            return this;
        }

        public ManualProbe<T> ExpectNoMsg(CancellationToken cancellationToken = default)
        {
            _probe.ExpectNoMsg(cancellationToken);
            return this;
        }

        public ManualProbe<T> ExpectNoMsg(TimeSpan remaining, CancellationToken cancellationToken = default)
        {
            _probe.ExpectNoMsg(remaining, cancellationToken);
            return this;
        }

        public Task ExpectNoMsgAsync(TimeSpan remaining, CancellationToken cancellationToken = default) =>
            _probe.ExpectNoMsgAsync(remaining, cancellationToken).AsTask();

        internal async ValueTask Complete(TimeSpan? timeout, bool blocks, CancellationToken cancellationToken) =>
            await Take<OnComplete>(timeout, blocks, cancellationToken);

        internal async ValueTask SubscriptionAndComplete(bool signalDemand, bool blocks, CancellationToken cancellationToken)
        {
            var subscription = await TakeSubscription(blocks, cancellationToken);
            if (signalDemand)
                subscription.Request(1);
            await Complete(null, blocks, cancellationToken);
        }

        internal void OneOf(object actual, T element, object other)
        {
            if (!Equals(actual, element) && !Equals(actual, other))
                Fail($"expected OnNext({element}) or {other}, but received {actual}");
        }

        private async ValueTask<Exception> Error(bool blocks, CancellationToken cancellationToken) =>
            (await Take<OnError>(null, blocks, cancellationToken)).Cause;

        private async ValueTask<Exception> SubscriptionAndError(bool signalDemand, bool blocks, CancellationToken cancellationToken)
        {
            var subscription = await TakeSubscription(blocks, cancellationToken);
            if (signalDemand)
                subscription.Request(1);
            return await Error(blocks, cancellationToken);
        }

        private async ValueTask<object> NextOrError(bool blocks, CancellationToken cancellationToken)
        {
            switch (await Take<ISubscriberEvent>(null, blocks, cancellationToken))
            {
                case OnNext<T> next:
                    return next.Element;
                case OnError error:
                    return error.Cause;
                case var other:
                    Fail($"expected OnNext or OnError, but received {other}");
                    return null;
            }
        }

        private async ValueTask<object> NextOrComplete(bool blocks, CancellationToken cancellationToken)
        {
            switch (await Take<ISubscriberEvent>(null, blocks, cancellationToken))
            {
                case OnNext<T> next:
                    return next.Element;
                case OnComplete complete:
                    return complete;
                case var other:
                    Fail($"expected OnNext or OnComplete, but received {other}");
                    return null;
            }
        }
    }
}
