using Akka.Event;
using Akka.Pattern;
using Akka.Streams.Stage;
using Reactive.Streams;

namespace Akka.Streams.Implementation.Stages;

/// <summary>A sink that is a Reactive Streams publisher for one subscriber. Cancels upstream when nobody subscribes in time.</summary>
internal sealed class PublisherLogic<T> : TimerGraphStageLogic, IInHandler, IPublisher<T>
{
    private const string SubscriptionTimer = "SubscriptionTimer";

    private static readonly Inlet<T> In = SinkPorts<T>.Inlet;

    private readonly ActorAttributes.StreamSubscriptionTimeout _timeout;
    private readonly Action<ISubscriber<T>> _subscribe;
    private readonly Action<long> _request;
    private readonly Action<NotUsed> _cancel;
    private readonly ISubscriber<T> _first;
    private ISubscriber<T> _subscriber;
    private Exception _failure;
    private long _demand;
    private bool _ended;

    /// <summary>For a subscriber that is there from the start.</summary>
    public PublisherLogic(ISubscriber<T> subscriber) : this((ActorAttributes.StreamSubscriptionTimeout)null)
    {
        _first = subscriber;
    }

    /// <summary>For a subscriber that is to come.</summary>
    public PublisherLogic(ActorAttributes.StreamSubscriptionTimeout timeout) : base(1, 0)
    {
        _timeout = timeout;
        _subscribe = GetAnsweringCallback<ISubscriber<T>>(Accept, s => ReactiveStreamsCompliance.TellEnd(s, _failure));
        _request = GetAnsweringCallback<long>(Requested, static _ => { });
        _cancel = GetAnsweringCallback<NotUsed>(_ => Cancelled(), static _ => { });
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
        if (_first != null)
            Accept(_first);
        else if (_timeout.Mode != StreamSubscriptionTimeoutTerminationMode.NoopTermination)
            ScheduleOnce(SubscriptionTimer, _timeout.Timeout);
    }

    public void OnPush()
    {
        _demand--;
        _subscriber.OnNext(Grab(In));
        if (_demand > 0)
            Pull(In);
    }

    public void OnUpstreamFinish() => End(null);

    public void OnUpstreamFailure(Exception e) => End(e);

    public override void PostStop()
    {
        if (_ended)
            return;
        _ended = true;
        _failure ??= new AbruptTerminationException(Interpreter?.Island.Actor);
        if (_subscriber != null)
            _subscriber.OnError(_failure);
        else if (_first != null)
            ReactiveStreamsCompliance.TellEnd(_first, _failure);
    }

    protected internal override void OnTimer(object timerKey)
    {
        var message = $"Publisher was not attached to upstream within deadline [{_timeout.Timeout}]";
        if (_timeout.Mode == StreamSubscriptionTimeoutTerminationMode.WarnTermination)
        {
            Log.Warning(message);
            return;
        }

        _ended = true;
        _failure = new SubscriptionTimeoutException(message);
        CancelStage(_failure);
    }

    private void Accept(ISubscriber<T> subscriber)
    {
        if (_subscriber != null)
        {
            ReactiveStreamsCompliance.TellEnd(
                subscriber, new IllegalStateException($"Publisher {ReactiveStreamsCompliance.SupportsOnlyASingleSubscriber}"));
            return;
        }

        CancelTimer(SubscriptionTimer);
        _subscriber = subscriber;
        subscriber.OnSubscribe(new Subscription(this));
        if (_ended)
            TellEnd();
    }

    private void Requested(long count)
    {
        if (_ended)
            return;
        if (count < 1)
        {
            _ended = true;
            _subscriber.OnError(ReactiveStreamsCompliance.NumberOfElementsInRequestMustBePositiveException);
            CancelStage(ReactiveStreamsCompliance.NumberOfElementsInRequestMustBePositiveException);
            return;
        }

        _demand = _demand + count < 0 ? long.MaxValue : _demand + count;
        if (!IsClosed(In) && !HasBeenPulled(In))
            Pull(In);
    }

    private void Cancelled()
    {
        if (_ended && _subscriber == null)
            return;
        _ended = true;
        CancelStage(SubscriptionWithCancelException.NoMoreElementsNeeded.Instance);
    }

    /// <summary>Upstream has ended: tells the subscriber, or waits for one to tell.</summary>
    private void End(Exception failure)
    {
        _ended = true;
        _failure = failure;
        if (_subscriber != null)
            TellEnd();
    }

    private void TellEnd()
    {
        if (_failure == null)
            _subscriber.OnComplete();
        else
            _subscriber.OnError(_failure);
        CompleteStage();
    }

    private sealed class Subscription : ISubscription
    {
        private readonly PublisherLogic<T> _logic;

        public Subscription(PublisherLogic<T> logic)
        {
            _logic = logic;
        }

        public void Request(long n) => _logic._request(n);

        public void Cancel() => _logic._cancel(NotUsed.Instance);
    }
}
