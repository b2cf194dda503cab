using Akka.Streams.Dsl;
using Akka.Streams.Stage;
using Reactive.Streams;

namespace Akka.Streams.Implementation.Stages;

/// <summary>A Reactive Streams processor as a flow: its subscriber takes the elements, its publisher yields them. One processor for each run.</summary>
internal sealed class ProcessorFlow<TIn, TOut, TMat> : LinearStage<TIn, TOut, TMat>
{
    private readonly Func<(IProcessor<TIn, TOut>, TMat)> _factory;

    public ProcessorFlow(Func<(IProcessor<TIn, TOut>, TMat)> factory)
    {
        _factory = factory;
    }

    public override ILogicAndMaterializedValue<TMat> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var (processor, value) = _factory();
        return new LogicAndMaterializedValue<TMat>(new Logic(processor, inheritedAttributes), value);
    }

    private sealed class Logic : SwitchingFlowLogic<TIn, TOut>
    {
        private readonly IProcessor<TIn, TOut> _processor;
        private readonly Attributes _attributes;

        public Logic(IProcessor<TIn, TOut> processor, Attributes attributes)
        {
            _processor = processor;
            _attributes = attributes;
        }

        public override void PreStart() => SwitchTo(
            Flow.FromSinkAndSource(Sink.FromSubscriber(_processor), Source.FromPublisher(_processor), Keep.None), _attributes);
    }
}
