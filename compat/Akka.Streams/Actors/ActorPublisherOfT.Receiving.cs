using Akka.Actor;
using Akka.Streams.Implementation;
using Reactive.Streams;

namespace Akka.Streams.Actors;

// What comes to the actor before its receive sees it, and what outlives a restart.
public abstract partial class ActorPublisher<T>
{
    protected internal override bool AroundReceive(Receive receive, object message)
    {
        switch (message)
        {
            case Subscribe<T> subscribe:
                Accept(subscribe.Subscriber);
                return true;
            case Request { Count: < 1, IsCounted: false } when _state == LifecycleState.Active:
                OnError(ReactiveStreamsCompliance.NumberOfElementsInRequestMustBePositiveException);
                return true;
            case Request { IsCounted: false } request:
                request.IsCounted = true;
                _demand = _demand + request.Count < 0 ? long.MaxValue : _demand + request.Count;
                break;
            case Cancel:
                Forget();
                break;
            case SubscriptionTimeoutExceeded when _timeout is null or { IsCancellationRequested: true }:
                return true;
            case SubscriptionTimeoutExceeded:
                Forget();
                break;
            default:
                break;
        }

        return base.AroundReceive(receive, message);
    }

    public override void AroundPreStart()
    {
        base.AroundPreStart();
        if (SubscriptionTimeout >= TimeSpan.Zero)
            _timeout = Context.System.Scheduler.ScheduleTellOnceCancelable(SubscriptionTimeout, Self, SubscriptionTimeoutExceeded.Instance, Self);
    }

    public override void AroundPreRestart(Exception cause, object message)
    {
        ActorPublisherState.For(Context.System).Set(Self, new ActorPublisherState.State(_subscriber, _state, _error, _demand, _timeout));
        base.AroundPreRestart(cause, message);
    }

    public override void AroundPostRestart(Exception cause, object message)
    {
        if (ActorPublisherState.For(Context.System).Remove(Self) is { } saved)
        {
            _subscriber = (ISubscriber<T>)saved.Subscriber;
            _state = saved.Lifecycle;
            _error = saved.Error;
            _demand = saved.Demand;
            _timeout = saved.Timeout;
        }

        base.AroundPostRestart(cause, message);
    }

    public override void AroundPostStop()
    {
        _timeout?.Cancel();
        ActorPublisherState.For(Context.System).Remove(Self);
        try
        {
            if (_state == LifecycleState.Active)
                ReactiveStreamsCompliance.TryOnComplete(_subscriber);
        }
        finally
        {
            base.AroundPostStop();
        }
    }

    private void Accept(ISubscriber<T> subscriber)
    {
        switch (_state)
        {
            case LifecycleState.PreSubscriber:
                _timeout?.Cancel();
                _subscriber = subscriber;
                _state = LifecycleState.Active;
                ReactiveStreamsCompliance.TryOnSubscribe(subscriber, new ActorPublisherSubscription(Self));
                break;
            case LifecycleState.ErrorEmitted:
                if (_error.Stop)
                    Context.Stop(Self);
                ReactiveStreamsCompliance.TellEnd(subscriber, _error.Cause);
                break;
            case LifecycleState.Completed or LifecycleState.CompleteThenStop:
                if (_state == LifecycleState.CompleteThenStop)
                    Context.Stop(Self);
                ReactiveStreamsCompliance.TellEnd(subscriber, null);
                break;
            default:
                if (ReferenceEquals(_subscriber, subscriber))
                    ReactiveStreamsCompliance.RejectDuplicateSubscriber(subscriber);
                else
                    ReactiveStreamsCompliance.RejectAdditionalSubscriber(subscriber, nameof(ActorPublisher));
                break;
        }
    }

    /// <summary>The subscriber has cancelled, or has not come in time.</summary>
    private void Forget()
    {
        _state = LifecycleState.Canceled;
        _subscriber = null;
        _demand = 0;
    }
}
