using Akka.TestKit;
using Akka.TestKit.Internal;
using Reactive.Streams;

namespace Akka.Streams.TestKit;

public static partial class TestSubscriber
{
    /// <summary>A subscriber probe that takes the subscription when it needs it.</summary>
    public class Probe<T> : ManualProbe<T>
    {
        internal Probe(TestKitBase testKit) : base(testKit)
        {
        }

        public Probe<T> EnsureSubscription(CancellationToken cancellationToken = default)
        {
            Blocking.Result(Subscribed(true, cancellationToken));
            return this;
        }

        public async Task EnsureSubscriptionAsync(CancellationToken cancellationToken = default) => await Subscribed(false, cancellationToken);

        /// <summary>Asks for n more elements.</summary>
        public Probe<T> Request(long n)
        {
            Blocking.Result(Subscribed(true, default)).Request(n);
            return this;
        }

        public async Task RequestAsync(long n) => (await Subscribed(false, default)).Request(n);

        public Probe<T> Cancel()
        {
            Blocking.Result(Subscribed(true, default)).Cancel();
            return this;
        }

        public async Task CancelAsync() => (await Subscribed(false, default)).Cancel();

        /// <summary>Asks for an element and expects this one.</summary>
        public Probe<T> RequestNext(T element)
        {
            Request(1);
            ExpectNext(element);
            return this;
        }

        public async Task RequestNextAsync(T element)
        {
            await RequestAsync(1);
            await ExpectNextAsync(element);
        }

        /// <summary>Asks for an element and gives it.</summary>
        public T RequestNext() => Request(1).ExpectNext();

        public async Task<T> RequestNextAsync()
        {
            await RequestAsync(1);
            return await ExpectNextAsync();
        }

        public T RequestNext(TimeSpan timeout) => Request(1).ExpectNext((TimeSpan?)timeout);

        public async Task<T> RequestNextAsync(TimeSpan timeout)
        {
            await RequestAsync(1);
            return await ExpectNextAsync((TimeSpan?)timeout);
        }

        private async ValueTask<ISubscription> Subscribed(bool blocks, CancellationToken cancellationToken) =>
            Subscription ?? await TakeSubscription(blocks, cancellationToken);
    }
}
