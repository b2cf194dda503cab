using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits the zero value first, then the running result with each element. Restarting emits the zero value again.</summary>
internal sealed class Scan<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly TOut _zero;
    private readonly Func<TOut, TIn, TOut> _aggregate;

    public Scan(TOut zero, Func<TOut, TIn, TOut> aggregate)
    {
        _zero = zero;
        _aggregate = aggregate;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<TIn, TOut>
    {
        private readonly Scan<TIn, TOut> _stage;
        private TOut _aggregator;
        private bool _zeroPending = true;
        private bool _upstreamEnded;

        public Logic(Scan<TIn, TOut> stage, Attributes attributes) : base(attributes)
        {
            _stage = stage;
            _aggregator = stage._zero;
        }

        public override void OnPull()
        {
            if (!_zeroPending)
            {
                Pull();
                return;
            }

            _zeroPending = false;
            Push(_aggregator);
            if (_upstreamEnded)
                CompleteStage();
        }

        public override void OnUpstreamFinish()
        {
            _upstreamEnded = true;
            if (!_zeroPending)
                CompleteStage();
        }

        protected override Connection Handle(TIn element)
        {
            _aggregator = _stage._aggregate(_aggregator, element);
            return Send(_aggregator);
        }

        protected override void Restart()
        {
            _aggregator = _stage._zero;
            _zeroPending = true;
        }

        protected override void AfterDrop()
        {
            if (_zeroPending)
                OnPull();
            else
                Pull();
        }
    }
}
