using Akka.Actor;
using Reactive.Streams;

namespace Akka.Streams.Actors;

/// <summary>
/// An actor that is a subscriber: elements and the end come to its receive as <see cref="OnNext"/>, <see cref="OnComplete"/> and
/// <see cref="OnError"/>. After each message <see cref="RequestStrategy"/> says how many more to ask for. Subscription and demand outlive a restart.
/// </summary>
public abstract class ActorSubscriber : ActorBase
{
    private ISubscription _subscription;
    private long _requested;
    private bool _canceled;

    /// <summary>How many elements to ask for.</summary>
    public abstract IRequestStrategy RequestStrategy { get; }

    /// <summary>Whether nothing more will come.</summary>
    public bool IsCanceled => _canceled;

    /// <summary>Elements asked for that have not come yet.</summary>
    protected int RemainingRequested => (int)Math.Min(_requested, int.MaxValue);

    /// <summary>The subscriber that an actor derived from this class is.</summary>
    public static ISubscriber<T> Create<T>(IActorRef @ref) => new ActorSubscriberImpl<T>(@ref);

    public override void AroundPreStart()
    {
        base.AroundPreStart();
        RequestMore();
    }

    public override void AroundPreRestart(Exception cause, object message)
    {
        Kept.Set(Self, new ActorSubscriberState.State(_subscription, _requested, _canceled));
        base.AroundPreRestart(cause, message);
    }

    public override void AroundPostRestart(Exception cause, object message)
    {
        if (Kept.Remove(Self) is { } saved)
        {
            _subscription = saved.Subscription;
            _requested = saved.Requested;
            _canceled = saved.IsCanceled;
        }

        base.AroundPostRestart(cause, message);
        RequestMore();
    }

    public override void AroundPostStop()
    {
        Kept.Remove(Self);
        if (!_canceled)
            _subscription?.Cancel();
        base.AroundPostStop();
    }

    protected internal override bool AroundReceive(Receive receive, object message)
    {
        switch (message)
        {
            case OnSubscribe subscribe:
                Accept(subscribe.Subscription);
                return true;
            case IActorSubscriberMessage when _canceled:
                return true;
            case OnComplete or OnError:
                _canceled = true;
                return base.AroundReceive(receive, message);
            case OnNext:
                _requested--;
                break;
            default:
                break;
        }

        var handled = base.AroundReceive(receive, message);
        RequestMore();
        return handled;
    }

    /// <summary>Asks for more elements, besides those that the strategy asks for.</summary>
    protected void Request(long n)
    {
        if (n <= 0 || _canceled)
            return;
        _requested += n;
        _subscription?.Request(n);
    }

    /// <summary>Cancels the subscription, or the one that is to come, and stops the actor; no elements come any more.</summary>
    protected void Cancel()
    {
        if (_canceled)
            return;
        _canceled = true;
        if (_subscription == null)
            return;
        Context.Stop(Self);
        _subscription.Cancel();
    }

    private static ActorSubscriberState Kept => ActorSubscriberState.Instance.Apply(Context.System);

    private void RequestMore() => Request(RequestStrategy.RequestDemand(RemainingRequested));

    private void Accept(ISubscription subscription)
    {
        if (_subscription != null)
        {
            subscription.Cancel();
            return;
        }

        _subscription = subscription;
        if (_canceled)
        {
            Context.Stop(Self);
            subscription.Cancel();
        }
        else if (_requested != 0)
        {
            subscription.Request(RemainingRequested);
        }
    }
}
