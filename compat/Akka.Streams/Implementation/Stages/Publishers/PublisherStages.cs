using Akka.Streams.Stage;
using Reactive.Streams;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits what a publisher delivers.</summary>
internal sealed class PublisherSource<T> : SourceStage<T>
{
    private readonly IPublisher<T> _publisher;

    public PublisherSource(IPublisher<T> publisher)
    {
        _publisher = publisher ?? throw new ArgumentNullException(nameof(publisher));
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes)
    {
        // Subscribers come to the publisher in the order in which their streams are run.
        var logic = new SubscriberLogic<T>(inheritedAttributes.GetMandatoryAttribute<Attributes.InputBuffer>().Max);
        _publisher.Subscribe(logic);
        return logic;
    }
}

/// <summary>Emits what the publisher delivers that its materialized subscriber is given to.</summary>
internal sealed class SubscriberSource<T> : SourceStage<T, ISubscriber<T>>
{
    public override ILogicAndMaterializedValue<ISubscriber<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new SubscriberLogic<T>(inheritedAttributes.GetMandatoryAttribute<Attributes.InputBuffer>().Max);
        return new LogicAndMaterializedValue<ISubscriber<T>>(logic, logic);
    }
}

/// <summary>Delivers to a subscriber.</summary>
internal sealed class SubscriberSink<T> : SinkStage<T, NotUsed>
{
    private readonly ISubscriber<T> _subscriber;

    public SubscriberSink(ISubscriber<T> subscriber)
    {
        _subscriber = subscriber ?? throw new ArgumentNullException(nameof(subscriber));
    }

    public override ILogicAndMaterializedValue<NotUsed> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        return new LogicAndMaterializedValue<NotUsed>(new PublisherLogic<T>(_subscriber), NotUsed.Instance);
    }
}

/// <summary>Its materialized publisher delivers to one subscriber, or to as many as come.</summary>
internal sealed class PublisherSink<T> : SinkStage<T, IPublisher<T>>
{
    private readonly bool _fanout;

    public PublisherSink(bool fanout)
    {
        _fanout = fanout;
    }

    public override ILogicAndMaterializedValue<IPublisher<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var timeout = inheritedAttributes.GetMandatoryAttribute<ActorAttributes.StreamSubscriptionTimeout>();
        if (_fanout)
        {
            var fanout = new FanoutPublisherLogic<T>(inheritedAttributes.GetMandatoryAttribute<Attributes.InputBuffer>().Max, timeout);
            return new LogicAndMaterializedValue<IPublisher<T>>(fanout, fanout);
        }

        var logic = new PublisherLogic<T>(timeout);
        return new LogicAndMaterializedValue<IPublisher<T>>(logic, logic);
    }
}
