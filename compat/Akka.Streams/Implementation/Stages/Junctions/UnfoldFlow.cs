using Akka.Pattern;
using Akka.Streams.Stage;
using Akka.Util;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Drives a flow in a loop: outlet 0 leads to the flow, the inlet comes from it, outlet 1 is the source's. One state is under way at a time.
/// </summary>
internal sealed class UnfoldFlow<TState, TIn, TOut> : GraphStage<FanOutShape<TIn, TState, TOut>>
{
    private readonly TState _seed;
    private readonly Func<TIn, Option<(TState, TOut)>> _unfold;
    private readonly TimeSpan _timeout;

    public UnfoldFlow(TState seed, Func<TIn, Option<(TState, TOut)>> unfold, TimeSpan timeout)
    {
        _seed = seed;
        _unfold = unfold;
        _timeout = timeout;
    }

    public override FanOutShape<TIn, TState, TOut> Shape { get; } = new("UnfoldFlow");

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : TimerGraphStageLogic
    {
        private readonly UnfoldFlow<TState, TIn, TOut> _stage;
        private readonly FanOutShape<TIn, TState, TOut> _shape;
        private TState _state;
        private bool _underWay;

        public Logic(UnfoldFlow<TState, TIn, TOut> stage) : base(stage.Shape)
        {
            _stage = stage;
            _shape = stage.Shape;
            _state = stage._seed;
            SetHandler(_shape.Out0, onPull: Feed, onDownstreamFinish: _ => ScheduleOnce("UnfoldFlowTimer", stage._timeout));
            SetHandler(_shape.Out1, onPull: () =>
            {
                Pull(_shape.In);
                Feed();
            });
            SetHandler(_shape.In, onPush: Unfold);
        }

        protected internal override void OnTimer(object timerKey)
        {
            if (!IsClosed(_shape.In))
                FailStage(new IllegalStateException($"The flow cancelled and has neither completed nor failed in the {_stage._timeout} since"));
        }

        private void Feed()
        {
            if (_underWay || !IsAvailable(_shape.Out1) || !IsAvailable(_shape.Out0))
                return;
            _underWay = true;
            var state = _state;
            _state = default;
            Push(_shape.Out0, state);
        }

        private void Unfold()
        {
            var next = _stage._unfold(Grab(_shape.In));
            if (!next.HasValue)
            {
                CompleteStage();
                return;
            }

            var (state, element) = next.Value;
            _state = state;
            _underWay = false;
            Push(_shape.Out1, element);
        }
    }
}
