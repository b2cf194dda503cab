using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits the elements reduced to one when upstream completes; fails on an empty stream.</summary>
internal sealed class Sum<T> : LinearStage<T, T>
{
    private readonly Func<T, T, T> _reduce;

    public Sum(Func<T, T, T> reduce)
    {
        _reduce = reduce;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_reduce, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<T, T>
    {
        private readonly Func<T, T, T> _reduce;
        private T _aggregator;
        private bool _started;

        public Logic(Func<T, T, T> reduce, Attributes attributes) : base(attributes)
        {
            _reduce = reduce;
        }

        public override void OnPull()
        {
            if (!InClosed)
                Pull();
            else if (_started)
                Finish();
        }

        public override void OnUpstreamFinish()
        {
            if (!_started)
                FailStage(new NoSuchElementException("sum over empty stream"));
            else if (OutAvailable)
                Finish();
        }

        protected override Connection Handle(T element)
        {
            _aggregator = _started ? _reduce(_aggregator, element) : element;
            _started = true;
            return AskAgain();
        }

        protected override void Restart() => _started = false;

        private void Finish()
        {
            Push(_aggregator);
            CompleteStage();
        }
    }
}
