using Akka.Dispatch.SysMsg;

namespace Akka.Actor.Internal;

/// <summary>
/// A reference whose messages go straight to a function. It can be watched, and it can watch: the notification comes to the
/// function as <see cref="Terminated"/>.
/// </summary>
internal sealed class FunctionRef(ActorPath path, IActorRefProvider provider, ActorSystem system, Action<IActorRef, object> tell, Action stopped)
    : MinimalActorRef
{
    private readonly Lock _gate = new();
    private HashSet<IInternalActorRef> _watching = [];
    private HashSet<IInternalActorRef> _watchedBy = [];

    public override ActorPath Path { get; } = path;

    public override IActorRefProvider Provider { get; } = provider;

    public override bool IsTerminated => _watchedBy is null;

    public void Watch(IActorRef actor)
    {
        var watchee = actor.AsInternal();
        lock (_gate)
        {
            if (_watching is null || !_watching.Add(watchee))
                return;
        }

        watchee.SendSystemMessage(new Watch(watchee, this));
    }

    public void Unwatch(IActorRef actor)
    {
        var watchee = actor.AsInternal();
        lock (_gate)
        {
            if (_watching is null || !_watching.Remove(watchee))
                return;
        }

        watchee.SendSystemMessage(new Unwatch(watchee, this));
    }

    public bool IsWatching(IActorRef actor)
    {
        lock (_gate)
            return _watching is not null && _watching.Contains(actor.AsInternal());
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case Watch watch:
                AddWatcher(watch);
                break;
            case Unwatch unwatch:
                lock (_gate)
                    _watchedBy?.Remove(unwatch.Watcher);
                break;
            case DeathWatchNotification notification:
                bool wanted;
                lock (_gate)
                    wanted = _watching is not null && _watching.Remove(notification.Actor.AsInternal());
                if (wanted)
                    tell(notification.Actor, new Terminated(notification.Actor, notification.ExistenceConfirmed, notification.AddressTerminated));
                break;
        }
    }

    public override void Stop()
    {
        HashSet<IInternalActorRef> watching;
        HashSet<IInternalActorRef> watchedBy;
        lock (_gate)
        {
            watching = _watching;
            watchedBy = _watchedBy;
            _watching = null;
            _watchedBy = null;
        }

        if (watchedBy is null)
            return;
        foreach (var watchee in watching)
            watchee.SendSystemMessage(new Unwatch(watchee, this));
        foreach (var watcher in watchedBy)
            watcher.SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: true, addressTerminated: false));
        stopped?.Invoke();
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (IsTerminated)
            system.DeadLetters.Tell(new Event.DeadLetter(message, sender, this), sender);
        else
            tell(sender ?? system.DeadLetters, message);
    }

    private void AddWatcher(Watch watch)
    {
        lock (_gate)
        {
            if (_watchedBy is not null)
            {
                _watchedBy.Add(watch.Watcher);
                return;
            }
        }

        watch.Watcher.SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: false, addressTerminated: false));
    }
}
