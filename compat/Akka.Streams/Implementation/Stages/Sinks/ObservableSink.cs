using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Hands every element to the observers that have subscribed at that moment; they cannot slow it down. Late observers are told of the end only.
/// </summary>
internal sealed class ObservableSink<T> : SinkStage<T, IObservable<T>>
{
    public override ILogicAndMaterializedValue<IObservable<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic();
        return new LogicAndMaterializedValue<IObservable<T>>(logic, logic);
    }

    private sealed class Logic : SinkLogic<T>, IObservable<T>
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<IObserver<T>, Subscription> _subscriptions = [];
        private IObserver<T>[] _observers = [];
        private bool _ended;
        private Exception _failure;

        public IDisposable Subscribe(IObserver<T> observer)
        {
            lock (_gate)
            {
                if (!_ended)
                {
                    if (_subscriptions.TryGetValue(observer, out var subscription))
                        return subscription;
                    _observers = [.. _observers, observer];
                    return _subscriptions[observer] = new Subscription(this, observer);
                }
            }

            TellEnd(observer);
            return new Subscription(this, observer);
        }

        public override void PreStart() => Pull();

        public override void OnPush()
        {
            var element = Grab();
            foreach (var observer in _observers)
                observer.OnNext(element);
            Pull();
        }

        public override void OnUpstreamFinish()
        {
            End(null);
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            End(e);
            FailStage(e);
        }

        public override void PostStop() => End(new AbruptStageTerminationException(this));

        private void End(Exception failure)
        {
            IObserver<T>[] observers;
            lock (_gate)
            {
                if (_ended)
                    return;
                _ended = true;
                _failure = failure;
                observers = _observers;
                _observers = [];
                _subscriptions.Clear();
            }

            foreach (var observer in observers)
                TellEnd(observer);
        }

        private void TellEnd(IObserver<T> observer)
        {
            if (_failure == null)
                observer.OnCompleted();
            else
                observer.OnError(_failure);
        }

        private sealed class Subscription : IDisposable
        {
            private readonly Logic _logic;
            private readonly IObserver<T> _observer;

            public Subscription(Logic logic, IObserver<T> observer)
            {
                _logic = logic;
                _observer = observer;
            }

            public void Dispose()
            {
                lock (_logic._gate)
                {
                    _logic._subscriptions.Remove(_observer);
                    _logic._observers = [.. _logic._observers.Where(o => o != _observer)];
                }

                _observer.OnCompleted();
            }
        }
    }
}
