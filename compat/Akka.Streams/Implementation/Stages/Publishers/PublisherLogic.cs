using Akka.Event;
using Akka.Pattern;
using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;
using Reactive.Streams;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// A sink that is a Reactive Streams publisher for one subscriber. Cancels upstream when nobody subscribes in time. Directly behind a
/// publisher that the stream reads from, it passes that one's subscription and elements to the subscriber, and the subscriber's demand back.
/// </summary>
internal sealed class PublisherLogic<T> : TimerGraphStageLogic, IInHandler, IPublisher<T>, IWireEnd, IOuterEnd
{
    private const string SubscriptionTimer = "SubscriptionTimer";

    private static readonly Inlet<T> In = SinkPorts<T>.Inlet;

    private readonly ActorAttributes.StreamSubscriptionTimeout _timeout;
    private readonly Action<ISubscriber<T>> _subscribe;
    private readonly Action<long> _request;
    private readonly Action<NotUsed> _cancel;
    private readonly ISubscriber<T> _first;
    private ISubscriber<T> _subscriber;
    private SubscriberLogic<T> _joined;
    private Exception _failure;
    private bool _told;
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
        _subscribe = GetAnsweringCallback<ISubscriber<T>>(Accept, TooLate);
        _request = GetAnsweringCallback<long>(Requested, static _ => { });
        _cancel = GetAnsweringCallback<NotUsed>(_ => Cancelled(), static _ => { });
    }

    public bool IsJoined => _joined != null;

    internal override object DefaultHandler => this;

    public void Subscribe(ISubscriber<T> subscriber)
    {
        ReactiveStreamsCompliance.RequireNonNullSubscriber(subscriber);
        _subscribe(subscriber);
    }

    public override void PreStart()
    {
        SetKeepGoing(true);
        _joined?.Join(this);
        if (_first != null)
            Accept(_first);
        else if (_timeout.Mode != StreamSubscriptionTimeoutTerminationMode.NoopTermination)
            ScheduleOnce(SubscriptionTimer, _timeout.Timeout);
    }

    /// <summary>The publisher in front has given its subscription.</summary>
    public void UpstreamSubscribed()
    {
        if (_subscriber != null)
            TellSubscribed();
    }

    /// <summary>An element of the publisher in front; false when nobody has subscribed, so that nobody can have asked for it.</summary>
    public bool PassOn(T element)
    {
        if (_subscriber != null)
            ReactiveStreamsCompliance.TryOnNext(_subscriber, element);
        return _subscriber != null;
    }

    internal override void ConnectInlet(Inlet inlet, Connection connection)
    {
        base.ConnectInlet(inlet, connection);
        _joined = connection.OutOwner as SubscriberLogic<T>;
    }

    public void OnPush()
    {
        _demand--;
        ReactiveStreamsCompliance.TryOnNext(_subscriber, Grab(In));
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
            TellEnd(_failure);
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
            TooLate(subscriber);
            return;
        }

        CancelTimer(SubscriptionTimer);
        _subscriber = subscriber;
        if (_joined == null || _joined.IsSubscribed)
            TellSubscribed();
        if (_ended)
            TellEnd();
    }

    /// <summary>Refuses a second subscriber; one who comes when nobody has subscribed in time hears why the stream ended.</summary>
    private void TooLate(ISubscriber<T> subscriber) => ReactiveStreamsCompliance.TellEnd(
        subscriber,
        _subscriber == null ? _failure : new IllegalStateException($"Publisher {ReactiveStreamsCompliance.SupportsOnlyASingleSubscriber}"));

    private void Requested(long count)
    {
        if (_ended)
            return;
        if (count < 1)
        {
            _ended = true;
            ReactiveStreamsCompliance.TryOnError(_subscriber, ReactiveStreamsCompliance.NumberOfElementsInRequestMustBePositiveException);
            CancelStage(ReactiveStreamsCompliance.NumberOfElementsInRequestMustBePositiveException);
            return;
        }

        if (_joined != null)
        {
            _joined.Request(count);
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
        TellEnd(_failure);
        CompleteStage();
    }

    private void TellEnd(Exception failure)
    {
        TellSubscribed();
        if (failure == null)
            ReactiveStreamsCompliance.TryOnComplete(_subscriber);
        else if (failure is not ISpecViolation)
            ReactiveStreamsCompliance.TryOnError(_subscriber, failure);
    }

    private void TellSubscribed()
    {
        if (_told)
            return;
        _told = true;
        ReactiveStreamsCompliance.TryOnSubscribe(_subscriber, new Subscription(this));
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
