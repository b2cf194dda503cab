using Reactive.Streams;

namespace Akka.Streams.Dsl;

public sealed partial class Flow<TIn, TOut, TMat>
{
    /// <summary>A graph that runs this flow as a Reactive Streams processor.</summary>
    public IRunnableGraph<IProcessor<TIn, TOut>> ToProcessor() =>
        Source.AsSubscriber<TIn>()
            .Via(this)
            .ToMaterialized(
                Sink.AsPublisher<TOut>(fanout: false),
                static (subscriber, publisher) => (IProcessor<TIn, TOut>)new FlowProcessor(subscriber, publisher));

    private sealed class FlowProcessor : IProcessor<TIn, TOut>
    {
        private readonly ISubscriber<TIn> _subscriber;
        private readonly IPublisher<TOut> _publisher;

        public FlowProcessor(ISubscriber<TIn> subscriber, IPublisher<TOut> publisher)
        {
            _subscriber = subscriber;
            _publisher = publisher;
        }

        public void OnSubscribe(ISubscription subscription) => _subscriber.OnSubscribe(subscription);

        public void OnNext(TIn element) => _subscriber.OnNext(element);

        public void OnError(Exception cause) => _subscriber.OnError(cause);

        public void OnComplete() => _subscriber.OnComplete();

        public void Subscribe(ISubscriber<TOut> subscriber) => _publisher.Subscribe(subscriber);
    }
}
