using Akka.Pattern;
using Akka.Streams.Stage;
using Akka.Util;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Stands around a flow: the upper way leads elements to it, the lower way brings its results. What is to be tried again waits in a queue and
/// goes before what upstream has.
/// </summary>
internal sealed class RetryStage<TIn, TState, TOut>
    : GraphStage<BidiShape<(TIn, TState), (TIn, TState), (Result<TOut>, TState), (Result<TOut>, TState)>>
{
    private readonly Inlet<(TIn, TState)> _in = new("Retry.in");
    private readonly Outlet<(TIn, TState)> _toFlow = new("Retry.toFlow");
    private readonly Inlet<(Result<TOut>, TState)> _fromFlow = new("Retry.fromFlow");
    private readonly Outlet<(Result<TOut>, TState)> _out = new("Retry.out");
    private readonly long _limit;
    private readonly Func<TState, IEnumerable<(TIn, TState)>> _retryWith;

    public RetryStage(long limit, Func<TState, IEnumerable<(TIn, TState)>> retryWith)
    {
        _limit = limit;
        _retryWith = retryWith;
        Shape = new BidiShape<(TIn, TState), (TIn, TState), (Result<TOut>, TState), (Result<TOut>, TState)>(_in, _toFlow, _fromFlow, _out);
    }

    public override BidiShape<(TIn, TState), (TIn, TState), (Result<TOut>, TState), (Result<TOut>, TState)> Shape { get; }

    public override string ToString() => "Retry";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : GraphStageLogic
    {
        private readonly RetryStage<TIn, TState, TOut> _stage;
        private readonly Queue<(TIn, TState)> _again = new();
        private bool _inFlow;

        public Logic(RetryStage<TIn, TState, TOut> stage) : base(stage.Shape)
        {
            _stage = stage;
            SetHandler(stage._in, onPush: () => Try(Grab(stage._in)), onUpstreamFinish: CompleteIfDone);
            SetHandler(stage._out, onPull: Advance);
            SetHandler(stage._fromFlow, onPush: Take);

            // The end of the flow comes by its outlet.
            SetHandler(stage._toFlow, onPull: Advance, onDownstreamFinish: static _ => { });
        }

        /// <summary>Gets the next element under way, if someone waits for it and the flow is free.</summary>
        private void Advance()
        {
            if (!IsAvailable(_stage._out))
                return;
            if (!IsClosed(_stage._fromFlow) && !HasBeenPulled(_stage._fromFlow))
                Pull(_stage._fromFlow);
            if (_inFlow || !IsAvailable(_stage._toFlow))
                return;
            if (_again.TryDequeue(out var next))
                Try(next);
            else if (!IsClosed(_stage._in) && !HasBeenPulled(_stage._in))
                Pull(_stage._in);
        }

        private void Try((TIn, TState) element)
        {
            _inFlow = true;
            Push(_stage._toFlow, element);
        }

        private void Take()
        {
            var result = Grab(_stage._fromFlow);
            _inFlow = false;
            var again = result.Item1.IsSuccess ? null : _stage._retryWith(result.Item2);
            if (again == null)
                Push(_stage._out, result);
            else if (!Enqueue(again.ToList()))
                return;
            CompleteIfDone();
            Advance();
        }

        private bool Enqueue(List<(TIn, TState)> again)
        {
            if (again.Count + _again.Count > _stage._limit)
            {
                FailStage(new IllegalStateException(
                    $"Limit of {_stage._limit} elements to try again exceeded: {_again.Count} wait and {again.Count} are to be added"));
                return false;
            }

            foreach (var element in again)
                _again.Enqueue(element);
            return true;
        }

        private void CompleteIfDone()
        {
            if (IsClosed(_stage._in) && !_inFlow && _again.Count == 0)
                CompleteStage();
        }
    }
}
