using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits what an enumerator yields; a new one for each run. The enumerator is disposed when the stream ends.</summary>
internal sealed class EnumerableSource<T> : SourceStage<T>
{
    private readonly Func<IEnumerator<T>> _factory;

    public EnumerableSource(Func<IEnumerator<T>> factory)
    {
        _factory = factory;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_factory);

    private sealed class Logic : SourceLogic<T>
    {
        private readonly Func<IEnumerator<T>> _factory;
        private IEnumerator<T> _enumerator;
        private Exception _failure;

        public Logic(Func<IEnumerator<T>> factory)
        {
            _factory = factory;
        }

        public override void PreStart()
        {
            _enumerator = _factory();
            Move();
        }

        public override void OnPull() => Interpreter.ChasePush(DispatchPull(Out));

        public override void PostStop() => _enumerator?.Dispose();

        internal override Connection DispatchPull(Connection connection)
        {
            if (_failure != null)
                throw new AggregateException(_failure);
            var element = _enumerator.Current;
            if (element is null)
                throw NullElement();
            var pushed = Offer(element);
            Move();
            return pushed;
        }

        /// <summary>Completes with the last element. A failure waits until the element it stands for is asked for.</summary>
        private void Move()
        {
            try
            {
                if (!_enumerator.MoveNext())
                    CompleteStage();
            }
            catch (Exception cause)
            {
                _failure = cause;
            }
        }
    }
}
