using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits the result over all elements when upstream completes.</summary>
internal sealed class Aggregate<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly TOut _zero;
    private readonly Func<TOut, TIn, TOut> _aggregate;

    public Aggregate(TOut zero, Func<TOut, TIn, TOut> aggregate)
    {
        _zero = zero;
        _aggregate = aggregate;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<TIn, TOut>
    {
        private readonly Aggregate<TIn, TOut> _stage;
        private TOut _aggregator;

        public Logic(Aggregate<TIn, TOut> stage, Attributes attributes) : base(attributes)
        {
            _stage = stage;
            _aggregator = stage._zero;
        }

        public override void OnPull()
        {
            if (!InClosed)
                Pull();
            else
                Finish();
        }

        public override void OnUpstreamFinish()
        {
            if (OutAvailable)
                Finish();
        }

        protected override Connection Handle(TIn element)
        {
            _aggregator = _stage._aggregate(_aggregator, element);
            return AskAgain();
        }

        protected override void Restart() => _aggregator = _stage._zero;

        private void Finish()
        {
            Push(_aggregator);
            CompleteStage();
        }
    }
}
