using Akka.Pattern;
using Reactive.Streams;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// A source that is a Reactive Streams subscriber: asks its publisher for a buffer of elements, then for half of it each time that has been
/// used up. Completion comes after what is held, a failure does not wait. Joined to a publisher without a stage in between it holds nothing:
/// subscription, demand and elements go from one to the other.
/// </summary>
internal sealed class SubscriberLogic<T> : SourceLogic<T>, ISubscriber<T>, IOuterEnd
{
    private readonly RingBuffer<T> _buffer;
    private readonly int _batch;
    private readonly Action<ISubscription> _subscribed;
    private readonly Action<T> _next;
    private readonly Action<Exception> _end;
    private ISubscription _subscription;
    private PublisherLogic<T> _joined;
    private int _taken;
    private bool _completing;

    public SubscriberLogic(int bufferSize)
    {
        _buffer = new RingBuffer<T>(bufferSize);
        _batch = Math.Max(1, bufferSize / 2);
        _subscribed = GetAnsweringCallback<ISubscription>(Subscribed, static subscription => subscription.Cancel());
        _next = GetAnsweringCallback<T>(Accept, static _ => { });
        _end = GetAnsweringCallback<Exception>(End, static _ => { });
    }

    /// <summary>Whether the publisher has given its subscription.</summary>
    public bool IsSubscribed => _subscription != null;

    /// <summary>From now on everything goes to this publisher; on the stream's thread, before the first signal.</summary>
    public void Join(PublisherLogic<T> publisher) => _joined = publisher;

    /// <summary>Passes the demand of the publisher that this is joined to.</summary>
    public void Request(long count)
    {
        if (_subscription != null)
            ReactiveStreamsCompliance.TryRequest(_subscription, count);
    }

    void ISubscriber<T>.OnSubscribe(ISubscription subscription)
    {
        ReactiveStreamsCompliance.RequireNonNullSubscription(subscription);
        _subscribed(subscription);
    }

    void ISubscriber<T>.OnNext(T element)
    {
        if (element is null)
            throw NullElement();
        _next(element);
    }

    void ISubscriber<T>.OnError(Exception cause)
    {
        ReactiveStreamsCompliance.RequireNonNullException(cause);
        _end(cause);
    }

    void ISubscriber<T>.OnComplete() => _end(null);

    public override void OnPull()
    {
        if (_buffer.NonEmpty)
            PushHeld();
    }

    public override void OnDownstreamFinish(Exception cause)
    {
        CancelSubscription();
        CancelStage(cause);
    }

    public override void PostStop()
    {
        CancelSubscription();
        _buffer.Clear();
    }

    /// <summary>Elements from outside the stream end with the stream's actor.</summary>
    internal override void AbortUpstream(Exception cause)
    {
        if (!OutClosed)
            FailStage(cause);
    }

    private void Subscribed(ISubscription subscription)
    {
        if (_subscription != null || _completing)
        {
            subscription.Cancel();
            return;
        }

        _subscription = subscription;
        if (_joined != null)
            _joined.UpstreamSubscribed();
        else
            ReactiveStreamsCompliance.TryRequest(subscription, _buffer.Capacity);
    }

    private void Accept(T element)
    {
        if (_completing)
            return;
        if (_joined != null && _joined.PassOn(element))
            return;
        if (_buffer.IsFull)
        {
            FailStage(new IllegalStateException("Input buffer overrun"));
            return;
        }

        _buffer.Enqueue(element);
        if (OutAvailable)
            PushHeld();
    }

    private void PushHeld()
    {
        Push(_buffer.Dequeue());
        if (_completing)
        {
            if (_buffer.IsEmpty)
                CompleteStage();
            return;
        }

        if (++_taken < _batch)
            return;
        _taken = 0;
        ReactiveStreamsCompliance.TryRequest(_subscription, _batch);
    }

    private void End(Exception failure)
    {
        if (_completing)
            return;
        _completing = true;
        _subscription = null;
        if (failure != null)
            FailStage(failure);
        else if (_buffer.IsEmpty)
            CompleteStage();
    }

    private void CancelSubscription()
    {
        var subscription = _subscription;
        _subscription = null;
        _completing = true;
        subscription?.Cancel();
    }
}
