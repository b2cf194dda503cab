using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Emits from an enumerator made of the latest element whenever downstream asks, so a slow upstream delays nobody. Each element replaces the
/// enumerator, once that has yielded something. Never makes upstream wait for more than that.
/// </summary>
internal sealed class Expand<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly Func<TIn, IEnumerator<TOut>> _extrapolate;

    public Expand(Func<TIn, IEnumerator<TOut>> extrapolate)
    {
        _extrapolate = extrapolate;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_extrapolate);

    private sealed class Logic : LinearLogic<TIn, TOut>
    {
        private readonly Func<TIn, IEnumerator<TOut>> _extrapolate;
        private IEnumerator<TOut> _current;
        private bool _hasNext;
        private bool _expanded;

        public Logic(Func<TIn, IEnumerator<TOut>> extrapolate)
        {
            _extrapolate = extrapolate;
        }

        public override void PreStart() => Pull();

        public override void OnPush()
        {
            _current?.Dispose();
            _current = _extrapolate(Grab());
            _hasNext = _current.MoveNext();
            _expanded = false;
            if (!_hasNext)
            {
                Pull();
            }
            else if (OutAvailable)
            {
                PushNext();
                Pull();
            }
        }

        public override void OnPull()
        {
            if (!_hasNext)
                return;
            var first = !_expanded;
            PushNext();
            if (!first)
                return;
            if (InClosed)
                CompleteStage();
            else
                Pull();
        }

        public override void OnUpstreamFinish()
        {
            if (!_hasNext || _expanded)
                CompleteStage();
        }

        public override void PostStop() => _current?.Dispose();

        private void PushNext()
        {
            _expanded = true;
            Push(_current.Current);
            _hasNext = _current.MoveNext();
        }
    }
}
