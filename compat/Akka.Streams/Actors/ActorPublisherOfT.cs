using Akka.Actor;
using Akka.Pattern;
using Akka.Streams.Implementation;
using Reactive.Streams;

namespace Akka.Streams.Actors;

/// <summary>
/// An actor that is a publisher: it sends with <see cref="OnNext"/>, as many elements as <see cref="TotalDemand"/> tells, and hears of
/// <see cref="Request"/> and <see cref="Cancel"/> in its receive. Subscriber and demand outlive a restart. One subscriber only.
/// </summary>
public abstract partial class ActorPublisher<T> : ActorBase
{
    private ISubscriber<T> _subscriber;
    private LifecycleState _state;
    private OnErrorBlock _error;
    private long _demand;
    private ICancelable _timeout;

    /// <summary>
    /// How long to wait for a subscriber before <see cref="SubscriptionTimeoutExceeded"/>; for ever unless set. Read when the actor starts.
    /// </summary>
    public TimeSpan SubscriptionTimeout { get; protected set; } = Timeout.InfiniteTimeSpan;

    /// <summary>Whether a subscriber is there and neither side has ended it.</summary>
    public bool IsActive => _state is LifecycleState.Active or LifecycleState.PreSubscriber;

    /// <summary>Elements that the subscriber has asked for and not been sent.</summary>
    public long TotalDemand => _demand;

    public bool IsCompleted => _state == LifecycleState.Completed;

    public bool IsErrorEmitted => _state == LifecycleState.ErrorEmitted;

    public bool IsCanceled => _state == LifecycleState.Canceled;

    /// <summary>Sends an element; after a cancellation it is dropped.</summary>
    /// <exception cref="IllegalStateException">Nothing has been asked for, or the end has been told.</exception>
    public void OnNext(T element)
    {
        switch (_state)
        {
            case LifecycleState.Active or LifecycleState.PreSubscriber when _demand > 0:
                _demand--;
                ReactiveStreamsCompliance.TryOnNext(_subscriber, element);
                break;
            case LifecycleState.Active or LifecycleState.PreSubscriber:
                throw new IllegalStateException("OnNext is not allowed when the stream has not requested elements, total demand was 0");
            default:
                RefuseAfterEnd(nameof(OnNext));
                break;
        }
    }

    /// <summary>Tells that there is nothing more; a subscriber that comes later hears of it. The actor lives on.</summary>
    /// <exception cref="IllegalStateException">The end has been told already.</exception>
    public void OnComplete()
    {
        if (IsActive || _state == LifecycleState.CompleteThenStop)
            Complete(LifecycleState.Completed);
        else
            RefuseAfterEnd(nameof(OnComplete));
    }

    /// <summary>Tells that there is nothing more, and stops the actor: at once, or when a subscriber has come and heard of it.</summary>
    /// <exception cref="IllegalStateException">The end has been told already.</exception>
    public void OnCompleteThenStop()
    {
        if (!IsActive)
        {
            RefuseAfterEnd(nameof(OnComplete));
            return;
        }

        var told = _subscriber != null;
        Complete(LifecycleState.CompleteThenStop);
        if (told)
            Context.Stop(Self);
    }

    /// <summary>Fails the subscriber, also one that comes later. The actor lives on.</summary>
    /// <exception cref="IllegalStateException">The end has been told already.</exception>
    public void OnError(Exception cause)
    {
        if (IsActive || _state == LifecycleState.CompleteThenStop)
            Fail(new OnErrorBlock(cause, stop: false));
        else
            RefuseAfterEnd(nameof(OnError));
    }

    /// <summary>Fails the subscriber, and stops the actor: at once, or when a subscriber has come and heard of it.</summary>
    /// <exception cref="IllegalStateException">The end has been told already.</exception>
    public void OnErrorThenStop(Exception cause)
    {
        if (!IsActive)
        {
            RefuseAfterEnd(nameof(OnError));
            return;
        }

        var told = _subscriber != null;
        Fail(new OnErrorBlock(cause, stop: true));
        if (told)
            Context.Stop(Self);
    }

    private void Complete(LifecycleState state)
    {
        _state = state;
        if (TakeSubscriber() is { } subscriber)
            ReactiveStreamsCompliance.TryOnComplete(subscriber);
    }

    private void Fail(OnErrorBlock error)
    {
        _state = LifecycleState.ErrorEmitted;
        _error = error;
        if (TakeSubscriber() is { } subscriber)
            ReactiveStreamsCompliance.TryOnError(subscriber, error.Cause);
    }

    private ISubscriber<T> TakeSubscriber()
    {
        var subscriber = _subscriber;
        _subscriber = null;
        return subscriber;
    }

    private void RefuseAfterEnd(string signal)
    {
        switch (_state)
        {
            case LifecycleState.Canceled:
                return;
            case LifecycleState.ErrorEmitted:
                throw new IllegalStateException(signal == nameof(OnError) ? "OnError must only be called once" : $"{signal} must not be called after OnError");
            default:
                throw new IllegalStateException(signal == nameof(OnComplete) ? "OnComplete must only be called once" : $"{signal} must not be called after OnComplete");
        }
    }
}
