using System.Threading.Channels;
using Akka.Actor;
using Akka.Streams.Implementation.Stages;
using Reactive.Streams;

namespace Akka.Streams.Dsl;

public static partial class Sink
{
    /// <summary>Elements are pulled from the materialized queue; holds as many ahead as the input buffer allows.</summary>
    public static Sink<TIn, ISinkQueue<TIn>> Queue<TIn>() => Of(new QueueSink<TIn>());

    /// <summary>Tells every element to the actor, without waiting: nothing holds back a fast stream.</summary>
    public static Sink<TIn, NotUsed> ActorRef<TIn>(IActorRef actorRef, object onCompleteMessage, Func<Exception, object> onFailureMessage) =>
        Of(new ActorRefSink<TIn>(actorRef, onCompleteMessage, onFailureMessage));

    [Obsolete("Use the overload with onFailureMessage.")]
    public static Sink<TIn, NotUsed> ActorRef<TIn>(IActorRef actorRef, object onCompleteMessage) =>
        ActorRef<TIn>(actorRef, onCompleteMessage, static cause => new Status.Failure(cause));

    /// <summary>Tells the actor an initial message, then one element for each message that it sends of the type of <paramref name="ackMessage"/>.</summary>
    public static Sink<TIn, NotUsed> ActorRefWithAck<TIn>(
        IActorRef actorRef,
        object onInitMessage,
        object ackMessage,
        object onCompleteMessage,
        Func<Exception, object> onFailureMessage = null) =>
        Of(new ActorRefBackpressureSink<TIn>(
            actorRef, onInitMessage, ackMessage, onCompleteMessage, onFailureMessage ?? (static cause => new Status.Failure(cause))));

    /// <summary>Elements go to an actor derived from <see cref="Actors.ActorSubscriber"/>, which is made for each run; its reference is the value.</summary>
    public static Sink<TIn, IActorRef> ActorSubscriber<TIn>(Props props) => Of(new ActorSubscriberSink<TIn>(props));

    public static Sink<TIn, NotUsed> FromSubscriber<TIn>(ISubscriber<TIn> subscriber) => Of(new SubscriberSink<TIn>(subscriber));

    /// <summary>A publisher for one subscriber.</summary>
    public static Sink<TIn, IPublisher<TIn>> Publisher<TIn>() => AsPublisher<TIn>(fanout: false);

    /// <summary>A publisher for any number of subscribers; the slowest sets the pace.</summary>
    public static Sink<TIn, IPublisher<TIn>> FanoutPublisher<TIn>() => AsPublisher<TIn>(fanout: true);

    public static Sink<TIn, IPublisher<TIn>> AsPublisher<TIn>(bool fanout) => Of(new PublisherSink<TIn>(fanout));

    /// <summary>Hands the elements to the observers subscribed at that moment.</summary>
    public static Sink<T, IObservable<T>> AsObservable<T>() => Of(new ObservableSink<T>());

    public static Sink<T, ChannelReader<T>> ChannelReader<T>(
        int bufferSize, bool singleReader, BoundedChannelFullMode fullMode = BoundedChannelFullMode.Wait) =>
        ChannelSink.AsReader<T>(bufferSize, singleReader, fullMode);

    public static Sink<T, NotUsed> FromWriter<T>(ChannelWriter<T> writer, bool isOwner) => ChannelSink.FromWriter(writer, isOwner);

    /// <summary>Drops the elements and calls one of the actions when the stream has ended.</summary>
    public static Sink<TIn, NotUsed> OnComplete<TIn>(Action success, Action<Exception> failure) => Of(new OnCompleteSink<TIn>(success, failure));
}
