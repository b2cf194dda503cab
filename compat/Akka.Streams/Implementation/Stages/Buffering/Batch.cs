using Akka.Streams.Stage;
using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// While downstream is slower, puts elements together up to a total cost; then upstream waits. Holds the batch and at most one element that
/// did not fit.
/// </summary>
internal sealed class Batch<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly long _max;
    private readonly Func<TIn, long> _cost;
    private readonly Func<TIn, TOut> _seed;
    private readonly Func<TOut, TIn, TOut> _aggregate;

    public Batch(long max, Func<TIn, long> cost, Func<TIn, TOut> seed, Func<TOut, TIn, TOut> aggregate)
    {
        if (max <= 0)
            throw new ArgumentException("max must be greater than 0", nameof(max));
        _max = max;
        _cost = cost;
        _seed = seed;
        _aggregate = aggregate;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : LinearLogic<TIn, TOut>
    {
        private readonly Batch<TIn, TOut> _stage;
        private readonly Decider _decider;
        private TOut _batch;
        private bool _hasBatch;
        private TIn _pending;
        private bool _hasPending;
        private long _left;

        public Logic(Batch<TIn, TOut> stage, Attributes attributes)
        {
            _stage = stage;
            _decider = DeciderOf(attributes);
            _left = stage._max;
        }

        public override void PreStart() => Pull();

        public override void OnPush()
        {
            var element = Grab();
            try
            {
                var cost = _stage._cost(element);
                if (!_hasBatch)
                {
                    Start(element, cost);
                }
                else if (_left < cost)
                {
                    _pending = element;
                    _hasPending = true;
                }
                else
                {
                    _batch = _stage._aggregate(_batch, element);
                    _left -= cost;
                }
            }
            catch (Exception cause)
            {
                if (!Continue(cause))
                    return;
            }

            if (OutAvailable && _hasBatch)
                Flush();
            if (!_hasPending)
                Pull();
        }

        public override void OnPull()
        {
            if (!_hasBatch)
            {
                if (InClosed)
                    CompleteStage();
                else
                    Pull();
                return;
            }

            if (InClosed && !_hasPending)
            {
                Flush();
                CompleteStage();
                return;
            }

            Flush();
            if (!_hasBatch && InClosed)
                CompleteStage();
            else
                Pull();
        }

        public override void OnUpstreamFinish()
        {
            if (!_hasBatch)
                CompleteStage();
        }

        private void Start(TIn element, long cost)
        {
            _batch = _stage._seed(element);
            _hasBatch = true;
            _left = _stage._max - cost;
        }

        private void Flush()
        {
            Push(_batch);
            Clear();
            if (!_hasPending)
                return;
            var pending = _pending;
            _pending = default;
            _hasPending = false;
            try
            {
                Start(pending, _stage._cost(pending));
            }
            catch (Exception cause)
            {
                Continue(cause);
            }
        }

        private void Clear()
        {
            _batch = default;
            _hasBatch = false;
            _left = _stage._max;
        }

        /// <summary>Deals with a failure of user code. Returns whether the stage goes on.</summary>
        private bool Continue(Exception cause)
        {
            switch (_decider(cause))
            {
                case Directive.Stop:
                    FailStage(cause);
                    return false;
                case Directive.Restart:
                    Clear();
                    _hasPending = false;
                    _pending = default;
                    break;
            }

            return true;
        }
    }
}
