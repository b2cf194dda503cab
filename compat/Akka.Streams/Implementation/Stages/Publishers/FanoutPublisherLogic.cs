using Akka.Event;
using Akka.Streams.Stage;
using Reactive.Streams;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// A sink that is a Reactive Streams publisher for any number of subscribers. A subscriber gets the elements from its subscription on; the
/// slowest one sets the pace. Holds up to a buffer of elements that some subscribers have got, and reads as many ahead. Cancels upstream when the last subscriber has cancelled, or when none comes in
/// time.
/// </summary>
internal sealed class FanoutPublisherLogic<T> : TimerGraphStageLogic, IInHandler, IPublisher<T>
{
    private const string SubscriptionTimer = "SubscriptionTimer";

    private static readonly Inlet<T> In = SinkPorts<T>.Inlet;

    private readonly int _bufferSize;
    private readonly ActorAttributes.StreamSubscriptionTimeout _timeout;
    private readonly Action<ISubscriber<T>> _subscribe;
    private readonly Action<(Subscription, long)> _request;
    private readonly Action<Subscription> _cancel;
    private readonly List<Subscription> _subscriptions = [];
    private readonly Queue<T> _ahead = new();
    private readonly Queue<T> _buffer = new();
    private long _first;
    private bool _upstreamEnded;
    private bool _handedOn;
    private Exception _failure;

    public FanoutPublisherLogic(int bufferSize, ActorAttributes.StreamSubscriptionTimeout timeout) : base(1, 0)
    {
        _bufferSize = bufferSize;
        _timeout = timeout;
        _subscribe = GetAnsweringCallback<ISubscriber<T>>(Accept, s => ReactiveStreamsCompliance.TellEnd(s, _failure));
        _request = GetAnsweringCallback<(Subscription, long)>(Requested, static _ => { });
        _cancel = GetAnsweringCallback<Subscription>(Cancelled, static _ => { });
    }

    internal override object DefaultHandler => this;

    public void Subscribe(ISubscriber<T> subscriber)
    {
        ReactiveStreamsCompliance.RequireNonNullSubscriber(subscriber);
        _subscribe(subscriber);
    }

    public override void PreStart()
    {
        SetKeepGoing(true);
        if (_timeout.Mode != StreamSubscriptionTimeoutTerminationMode.NoopTermination)
            ScheduleOnce(SubscriptionTimer, _timeout.Timeout);
        Pull(In);
    }

    public void OnPush()
    {
        _ahead.Enqueue(Grab(In));
        Deliver();
    }

    public void OnUpstreamFinish()
    {
        _upstreamEnded = true;
        Deliver();
    }

    public void OnUpstreamFailure(Exception e)
    {
        _upstreamEnded = true;
        _failure = e;
        _ahead.Clear();
        _buffer.Clear();
        EndAll();
    }

    public override void PostStop()
    {
        if (!_upstreamEnded)
            _failure ??= new AbruptTerminationException(Interpreter?.Island.Actor);
        foreach (var subscription in _subscriptions)
            subscription.TellEnd(_failure);
        _subscriptions.Clear();
    }

    protected internal override void OnTimer(object timerKey)
    {
        var message = $"Publisher was not attached to upstream within deadline [{_timeout.Timeout}]";
        if (_timeout.Mode == StreamSubscriptionTimeoutTerminationMode.WarnTermination)
        {
            Log.Warning(message);
            return;
        }

        _failure = new SubscriptionTimeoutException(message);
        CancelStage(_failure);
    }

    private void Accept(ISubscriber<T> subscriber)
    {
        CancelTimer(SubscriptionTimer);

        // The first subscriber gets what was held for it, later ones begin with the next element.
        var next = _subscriptions.Count == 0 ? _first : _first + _buffer.Count;
        var subscription = new Subscription(this, subscriber, next);
        _subscriptions.Add(subscription);
        subscriber.OnSubscribe(subscription);
        Deliver();
    }

    private void Requested((Subscription Subscription, long Count) request)
    {
        var (subscription, count) = request;
        if (!_subscriptions.Contains(subscription))
            return;
        if (count < 1)
        {
            subscription.TellEnd(ReactiveStreamsCompliance.NumberOfElementsInRequestMustBePositiveException);
            Cancelled(subscription);
            return;
        }

        subscription.Demand = subscription.Demand + count < 0 ? long.MaxValue : subscription.Demand + count;
        Deliver();
    }

    private void Cancelled(Subscription subscription)
    {
        if (!_subscriptions.Remove(subscription))
            return;
        if (_subscriptions.Count > 0)
        {
            Deliver();
            return;
        }

        _upstreamEnded = true;
        Refuse();
        CancelStage(SubscriptionWithCancelException.NoMoreElementsNeeded.Instance);
    }

    /// <summary>Delivers to those who asked, as long as the slowest lets it, and reads ahead.</summary>
    private void Deliver()
    {
        DeliverHeld();
        while (_ahead.Count > 0 && _buffer.Count < _bufferSize && _subscriptions.Any(s => s.Demand > 0))
        {
            _buffer.Enqueue(_ahead.Dequeue());
            DeliverHeld();
        }

        if (_upstreamEnded)
            EndDrained();
        else if (_ahead.Count < _bufferSize && !HasBeenPulled(In))
            Pull(In);
    }

    /// <summary>Delivers what is held to those who asked, and forgets what all have got.</summary>
    private void DeliverHeld()
    {
        var held = _buffer.ToArray();
        foreach (var subscription in _subscriptions.ToArray())
        {
            while (subscription.Demand > 0 && subscription.Next - _first < held.Length)
            {
                subscription.Demand--;
                subscription.Subscriber.OnNext(held[subscription.Next++ - _first]);
            }
        }

        if (_subscriptions.Count > 0)
        {
            var slowest = _subscriptions.Min(s => s.Next);
            for (; _first < slowest; _first++)
                _buffer.Dequeue();
        }
    }

    private void EndDrained()
    {
        if (_ahead.Count > 0)
            return;
        var afterwards = _handedOn;
        _handedOn = true;
        foreach (var subscription in _subscriptions.Where(s => s.Next - _first >= _buffer.Count).ToArray())
        {
            _subscriptions.Remove(subscription);
            subscription.TellEnd(null);
        }

        if (_subscriptions.Count > 0 || (_buffer.Count > 0 && IsTimerActive(SubscriptionTimer)))
            return;

        // As in the original: who comes later hears of the completion, and is refused when a slow subscriber took its rest after the end.
        if (afterwards)
            Refuse();
        CompleteStage();
    }

    private void Refuse() => _failure ??= new NormalShutdownException("Cannot subscribe to shut-down Publisher");

    private void EndAll()
    {
        foreach (var subscription in _subscriptions)
            subscription.TellEnd(_failure);
        _subscriptions.Clear();
        CompleteStage();
    }

    private sealed class Subscription : ISubscription
    {
        private readonly FanoutPublisherLogic<T> _logic;

        public Subscription(FanoutPublisherLogic<T> logic, ISubscriber<T> subscriber, long next)
        {
            _logic = logic;
            Subscriber = subscriber;
            Next = next;
        }

        public ISubscriber<T> Subscriber { get; }

        /// <summary>Number of the element it gets next.</summary>
        public long Next { get; set; }

        public long Demand { get; set; }

        public void Request(long n) => _logic._request((this, n));

        public void Cancel() => _logic._cancel(this);

        public void TellEnd(Exception failure)
        {
            if (failure == null)
                Subscriber.OnComplete();
            else
                Subscriber.OnError(failure);
        }
    }
}
