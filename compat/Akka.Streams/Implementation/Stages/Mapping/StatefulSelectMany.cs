using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;
using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Turns each element into any number of others, all of which are emitted before the next element is asked for. The function is made anew
/// for each run, and when the decider says restart.
/// </summary>
internal sealed class StatefulSelectMany<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly Func<Func<TIn, IEnumerable<TOut>>> _factory;

    public StatefulSelectMany(Func<Func<TIn, IEnumerable<TOut>>> factory)
    {
        _factory = factory;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_factory, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<TIn, TOut>
    {
        private readonly Func<Func<TIn, IEnumerable<TOut>>> _factory;
        private Func<TIn, IEnumerable<TOut>> _expand;
        private IEnumerator<TOut> _current;
        private Exception _failure;
        private bool _hasNext;

        public Logic(Func<Func<TIn, IEnumerable<TOut>>> factory, Attributes attributes) : base(attributes)
        {
            _factory = factory;
            _expand = factory();
        }

        public override void OnPull()
        {
            try
            {
                if (PushCurrent() is { } pushed)
                    Interpreter.ChasePush(pushed);
            }
            catch (Exception cause)
            {
                Failed(cause);
            }
        }

        public override void OnUpstreamFinish()
        {
            if (!_hasNext)
                CompleteStage();
        }

        public override void PostStop() => Drop();

        protected override Connection Handle(TIn element)
        {
            _current = _expand(element).GetEnumerator();
            Move();
            return OutAvailable ? PushCurrent() : null;
        }

        protected override void Restart()
        {
            Drop();
            _expand = _factory();
        }

        protected override void AfterDrop()
        {
            Drop();
            if (InClosed)
                CompleteStage();
            else
                Pull();
        }

        private Connection PushCurrent()
        {
            if (!_hasNext)
            {
                if (InClosed)
                    CompleteStage();
                else
                    return AskAgainOrNothing();
                return null;
            }

            if (_failure != null)
                throw new AggregateException(_failure);
            var pushed = Send(_current.Current);
            Move();
            if (_hasNext)
                return pushed;
            Drop();
            if (InClosed)
                CompleteStage();
            return pushed;
        }

        /// <summary>Looks ahead, so that the stage completes with its last element. A failure waits until the element it stands for is asked for.</summary>
        private void Move()
        {
            try
            {
                _hasNext = _current.MoveNext();
            }
            catch (Exception cause)
            {
                _failure = cause;
                _hasNext = true;
            }
        }

        private Connection AskAgainOrNothing()
        {
            Pull();
            return null;
        }

        private void Failed(Exception cause)
        {
            switch (Decide(cause))
            {
                case Directive.Stop:
                    FailStage(cause);
                    return;
                case Directive.Restart:
                    Restart();
                    break;
            }

            Drop();
            if (InClosed)
                CompleteStage();
            else if (OutAvailable)
                Pull();
        }

        private void Drop()
        {
            _hasNext = false;
            _failure = null;
            _current?.Dispose();
            _current = null;
        }
    }
}
