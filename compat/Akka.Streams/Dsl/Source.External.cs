using System.Threading.Channels;
using Akka.Actor;
using Akka.Streams.Implementation.Stages;
using Reactive.Streams;

namespace Akka.Streams.Dsl;

public static partial class Source
{
    /// <summary>
    /// Elements are offered through the materialized queue, from any thread. With <see cref="OverflowStrategy.Backpressure"/> a full queue lets
    /// one offer wait.
    /// </summary>
    public static Source<T, ISourceQueueWithComplete<T>> Queue<T>(int bufferSize, OverflowStrategy overflowStrategy) =>
        Of(new QueueSource<T>(bufferSize, overflowStrategy));

    /// <summary>
    /// Elements are told to the materialized actor reference. <see cref="Status.Success"/> completes after what is held,
    /// <see cref="Status.Failure"/> fails at once.
    /// </summary>
    public static Source<T, IActorRef> ActorRef<T>(int bufferSize, OverflowStrategy overflowStrategy) =>
        Of(new ActorRefSource<T>(bufferSize, overflowStrategy));

    /// <summary>The elements of an actor derived from <see cref="Actors.ActorPublisher{T}"/>, which is made for each run; its reference is the value.</summary>
    public static Source<T, IActorRef> ActorPublisher<T>(Props props) => Of(new ActorPublisherSource<T>(props));

    public static Source<T, NotUsed> FromPublisher<T>(IPublisher<T> publisher) => Of(new PublisherSource<T>(publisher));

    public static Source<T, ISubscriber<T>> AsSubscriber<T>() => Of(new SubscriberSource<T>());

    /// <summary>The elements of the asynchronous enumerable; it is enumerated anew for each run and disposed when the stream ends.</summary>
    public static Source<T, NotUsed> From<T>(Func<IAsyncEnumerable<T>> asyncEnumerable) => Of(new AsyncEnumerableSource<T>(asyncEnumerable));

    public static Source<T, NotUsed> ChannelReader<T>(ChannelReader<T> channelReader) => ChannelSource.FromReader(channelReader);

    public static Source<T, ChannelWriter<T>> Channel<T>(
        int bufferSize, bool singleWriter = false, BoundedChannelFullMode fullMode = BoundedChannelFullMode.Wait) =>
        ChannelSource.Create<T>(bufferSize, singleWriter, fullMode);

    /// <summary>What the observable delivers; it cannot wait, so a full buffer drops.</summary>
    public static Source<T, NotUsed> FromObservable<T>(
        IObservable<T> observable, int maxBufferCapacity = 128, OverflowStrategy overflowStrategy = OverflowStrategy.DropHead) =>
        Of(new ExternalSource<T>(
            (next, end) => observable.Subscribe(new DelegateObserver<T>(next, end)).Dispose, maxBufferCapacity, overflowStrategy));

    /// <summary>The arguments of an event; the source subscribes while it runs.</summary>
    public static Source<T, NotUsed> FromEvent<TDelegate, T>(
        Func<Action<T>, TDelegate> conversion,
        Action<TDelegate> addHandler,
        Action<TDelegate> removeHandler,
        int maxBufferCapacity = 128,
        OverflowStrategy overflowStrategy = OverflowStrategy.DropHead) =>
        Of(new ExternalSource<T>(
            (next, _) =>
            {
                var handler = conversion(next);
                addHandler(handler);
                return () => removeHandler(handler);
            },
            maxBufferCapacity,
            overflowStrategy));

    public static Source<T, NotUsed> FromEvent<T>(
        Action<EventHandler<T>> addHandler,
        Action<EventHandler<T>> removeHandler,
        int maxBufferCapacity = 128,
        OverflowStrategy overflowStrategy = OverflowStrategy.DropHead) =>
        FromEvent<EventHandler<T>, T>(next => (_, argument) => next(argument), addHandler, removeHandler, maxBufferCapacity, overflowStrategy);

    private sealed class DelegateObserver<T> : IObserver<T>
    {
        private readonly Action<T> _next;
        private readonly Action<Exception> _end;

        public DelegateObserver(Action<T> next, Action<Exception> end)
        {
            _next = next;
            _end = end;
        }

        public void OnNext(T value) => _next(value);

        public void OnError(Exception error) => _end(error);

        public void OnCompleted() => _end(null);
    }
}
