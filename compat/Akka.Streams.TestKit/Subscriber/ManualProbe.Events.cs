using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.Streams.TestKit;

public static partial class TestSubscriber
{
    // Expecting any event, and receiving many.
    public partial class ManualProbe<T>
    {
        public ISubscriberEvent ExpectEvent(CancellationToken cancellationToken = default) =>
            Blocking.Result(Take<ISubscriberEvent>(null, true, cancellationToken));

        public Task<ISubscriberEvent> ExpectEventAsync(CancellationToken cancellationToken = default) =>
            Take<ISubscriberEvent>(null, false, cancellationToken).AsTask();

        public ISubscriberEvent ExpectEvent(TimeSpan max, CancellationToken cancellationToken = default) =>
            Blocking.Result(Take<ISubscriberEvent>(max, true, cancellationToken));

        public Task<ISubscriberEvent> ExpectEventAsync(TimeSpan? max, CancellationToken cancellationToken = default) =>
            Take<ISubscriberEvent>(max, false, cancellationToken).AsTask();

        public ManualProbe<T> ExpectEvent(ISubscriberEvent e, CancellationToken cancellationToken = default)
        {
            _probe.ExpectMsg(e, cancellationToken: cancellationToken);
            return this;
        }

        /// <summary>The next event, handed to the function.</summary>
        public TOther ExpectEvent<TOther>(Func<ISubscriberEvent, TOther> func, CancellationToken cancellationToken = default) =>
            func(ExpectEvent(cancellationToken));

        public async Task<TOther> ExpectEventAsync<TOther>(
            Func<ISubscriberEvent, TOther> func, CancellationToken cancellationToken = default) =>
            func(await ExpectEventAsync(cancellationToken));

        /// <summary>Receives events while the filter gives something for them.</summary>
        public IEnumerable<TOther> ReceiveWhile<TOther>(
            TimeSpan? max = null,
            TimeSpan? idle = null,
            Func<object, TOther> filter = null,
            int msgs = int.MaxValue,
            CancellationToken cancellationToken = default) =>
            _probe.ReceiveWhile(max, idle, filter, msgs, cancellationToken);

        public IAsyncEnumerable<TOther> ReceiveWhileAsync<TOther>(
            TimeSpan? max = null,
            TimeSpan? idle = null,
            Func<object, TOther> filter = null,
            int msgs = int.MaxValue,
            CancellationToken cancellationToken = default) =>
            _probe.ReceiveWhileAsync(max, idle, filter, msgs, cancellationToken);

        /// <summary>Receives elements as long as the time lasts, at most a number of them. Anything but an element ends it.</summary>
        public IEnumerable<TOther> ReceiveWithin<TOther>(
            TimeSpan? max, int messages = int.MaxValue, CancellationToken cancellationToken = default) =>
            _probe.ReceiveWhile(max, max, Element<TOther>, messages, cancellationToken).Select(element => element.Value).ToList();

        public async IAsyncEnumerable<TOther> ReceiveWithinAsync<TOther>(
            TimeSpan? max, int messages = int.MaxValue, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (var element in _probe.ReceiveWhileAsync(max, max, Element<TOther>, messages, cancellationToken))
                yield return element.Value;
        }

        public TOther Within<TOther>(TimeSpan min, TimeSpan max, Func<TOther> execute, CancellationToken cancellationToken = default) =>
            _probe.Within(min, max, execute, cancellationToken: cancellationToken);

        public Task<TOther> WithinAsync<TOther>(
            TimeSpan min, TimeSpan max, Func<Task<TOther>> execute, CancellationToken cancellationToken = default) =>
            _probe.WithinAsync(min, max, execute, cancellationToken: cancellationToken);

        public TOther Within<TOther>(TimeSpan max, Func<TOther> execute, CancellationToken cancellationToken = default) =>
            _probe.Within(max, execute, cancellationToken: cancellationToken);

        public Task<TOther> WithinAsync<TOther>(TimeSpan max, Func<Task<TOther>> execute, CancellationToken cancellationToken = default) =>
            _probe.WithinAsync(max, execute, cancellationToken: cancellationToken);

        public Task WithinAsync(
            TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
            _probe.WithinAsync(max, actionAsync, epsilonValue, cancellationToken);

        /// <summary>Asks for everything and gives it when the stream completes; fails when it does not in time.</summary>
        public IList<T> ToStrict(TimeSpan atMost, CancellationToken cancellationToken = default) =>
            Blocking.Result(Drain(atMost, true, cancellationToken));

        public async IAsyncEnumerable<T> ToStrictAsync(
            TimeSpan atMost, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var element in await Drain(atMost, false, cancellationToken))
                yield return element;
        }

        private static Box<TOther> Element<TOther>(object message) => message is OnNext<T> { Element: TOther element } ? new Box<TOther>(element) : null;

        private async ValueTask<List<T>> Drain(TimeSpan atMost, bool blocks, CancellationToken cancellationToken)
        {
            var deadline = Akka.TestKit.TestKitBase.Now + TestKit.Dilated(atMost);
            var elements = new List<T>();
            if (Subscription is null)
                await TakeSubscription(blocks, cancellationToken);
            Subscription.Request(long.MaxValue);
            while (true)
            {
                var left = deadline - Akka.TestKit.TestKitBase.Now;
                switch (await Take<ISubscriberEvent>(left > TimeSpan.Zero ? left : TimeSpan.Zero, blocks, cancellationToken))
                {
                    case OnNext<T> next:
                        elements.Add(next.Element);
                        break;
                    case TestSubscriber.OnComplete:
                        return elements;
                    case OnError error:
                        throw new ArgumentException(
                            $"The stream failed after the elements [{string.Join(", ", elements)}]", error.Cause);
                    case var other:
                        Fail($"expected OnNext, OnComplete or OnError, but received {other}");
                        break;
                }
            }
        }

        private sealed record Box<TValue>(TValue Value);
    }
}
