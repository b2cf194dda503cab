using Akka.Actor;
using Akka.Streams.Actors;
using Akka.Streams.Implementation.Materialization;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits what an actor publishes that is made for each run, below the materializer's supervisor.</summary>
internal sealed class ActorPublisherSource<T> : SourceStage<T, IActorRef>
{
    private readonly Props _props;

    public ActorPublisherSource(Props props)
    {
        _props = props ?? throw new ArgumentNullException(nameof(props));
    }

    protected override Attributes InitialAttributes => Attributes.CreateName("actorPublisherSource");

    public override ILogicAndMaterializedValue<IActorRef> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var actor = ActorEnd.Start(_props, inheritedAttributes);
        var logic = new SubscriberLogic<T>(inheritedAttributes.GetMandatoryAttribute<Attributes.InputBuffer>().Max);
        ActorPublisher.Create<T>(actor).Subscribe(logic);
        return new LogicAndMaterializedValue<IActorRef>(logic, actor);
    }
}

/// <summary>Delivers to a subscribing actor that is made for each run, below the materializer's supervisor.</summary>
internal sealed class ActorSubscriberSink<T> : SinkStage<T, IActorRef>
{
    private readonly Props _props;

    public ActorSubscriberSink(Props props)
    {
        _props = props ?? throw new ArgumentNullException(nameof(props));
    }

    protected override Attributes InitialAttributes => Attributes.CreateName("actorSubscriberSink");

    public override ILogicAndMaterializedValue<IActorRef> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var actor = ActorEnd.Start(_props, inheritedAttributes);
        return new LogicAndMaterializedValue<IActorRef>(new PublisherLogic<T>(ActorSubscriber.Create<T>(actor)), actor);
    }
}

internal static class ActorEnd
{
    public static IActorRef Start(Props props, Attributes attributes)
    {
        var materializer = MaterializerSession.Current.Materializer;
        return materializer.ActorOf(new MaterializationContext(materializer, attributes, attributes.GetNameOrDefault()), props);
    }
}
