namespace Akka.Actor;

public partial class ActorCell
{
    private TimeSpan? _receiveTimeout;
    private ICancelable _pendingReceiveTimeout;
    private bool _receiveTimeoutChanged;
    private bool _messageRestartsTimeout;

    public TimeSpan? ReceiveTimeout => _receiveTimeout;

    public void SetReceiveTimeout(TimeSpan? timeout = null)
    {
        if (timeout is { } value && value <= TimeSpan.Zero && value != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(timeout), value, "A receive timeout must be positive.");
        _receiveTimeout = timeout == Timeout.InfiniteTimeSpan ? null : timeout;
        _receiveTimeoutChanged = true;
        if (_receiveTimeout is null)
            CancelReceiveTimeout();
    }

    /// <summary>Starts the timeout's time again if the last message restarts it, or if none is running.</summary>
    public void CheckReceiveTimeout(bool reschedule = true)
    {
        if (_receiveTimeout is not { } timeout || IsTerminating)
        {
            CancelReceiveTimeout();
            return;
        }

        var restart = reschedule && (_messageRestartsTimeout || _receiveTimeoutChanged);
        if (!restart && _pendingReceiveTimeout is not null)
            return;
        _receiveTimeoutChanged = false;
        _pendingReceiveTimeout?.Cancel();
        _pendingReceiveTimeout = _system.Scheduler.ScheduleTellOnceCancelable(timeout, _self, Akka.Actor.ReceiveTimeout.Instance, _self);
    }

    private void BeforeMessage(object message)
    {
        _messageRestartsTimeout = message is not INotInfluenceReceiveTimeout;
        if (_messageRestartsTimeout)
            CancelReceiveTimeout();
    }

    private void CancelReceiveTimeout()
    {
        _pendingReceiveTimeout?.Cancel();
        _pendingReceiveTimeout = null;
    }
}
