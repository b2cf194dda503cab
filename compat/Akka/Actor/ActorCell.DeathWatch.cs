using Akka.Dispatch.SysMsg;
using Akka.Util;

namespace Akka.Actor;

public partial class ActorCell
{
    /// <summary>Whom this actor watches, and the message it wants instead of <see cref="Terminated"/>.</summary>
    private Dictionary<IActorRef, Option<object>> _watching;

    /// <summary>Whose notification waits in the mailbox.</summary>
    private Dictionary<IActorRef, Option<object>> _terminatedQueued;

    private HashSet<IActorRef> _watchedBy;

    public IActorRef Watch(IActorRef subject) => Watch(subject, Option<object>.None);

    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Watch(subject, message);
    }

    public IActorRef Unwatch(IActorRef subject)
    {
        if (subject.Equals(_self))
            return subject;
        if (_watching is not null && _watching.Remove(subject))
            subject.AsInternal().SendSystemMessage(new Unwatch(subject.AsInternal(), _self));
        _terminatedQueued?.Remove(subject);
        return subject;
    }

    public void TerminatedQueuedFor(IActorRef subject, Option<object> customMessage) =>
        (_terminatedQueued ??= []).TryAdd(subject, customMessage);

    /// <summary>Handles the notification, unless the actor has unwatched its subject meanwhile.</summary>
    protected void ReceivedTerminated(Terminated t)
    {
        if (_terminatedQueued is null || !_terminatedQueued.Remove(t.ActorRef, out var custom))
            return;
        if (!custom.HasValue)
        {
            ReceiveMessage(t);
            return;
        }

        _currentEnvelope = new Envelope(custom.Value, _currentEnvelope.Sender);
        if (custom.Value is IAutoReceivedMessage)
            AutoReceiveMessage(_currentEnvelope);
        else
            ReceiveMessage(custom.Value);
    }

    /// <summary>A watched actor or child has stopped. The watcher learns it through its mailbox, behind what was told before.</summary>
    protected void WatchedActorTerminated(IActorRef actor, bool existenceConfirmed, bool addressTerminated)
    {
        if (_watching is not null && _watching.Remove(actor, out var custom) && !IsTerminating)
        {
            _self.Tell(new Terminated(actor, existenceConfirmed, addressTerminated), actor);
            TerminatedQueuedFor(actor, custom);
        }

        if (_children is not null && _children.TryGetByRef(actor, out _))
            HandleChildTerminated(actor);
    }

    /// <summary>Notifies all watchers but the parent, which is notified in any case.</summary>
    protected void TellWatchersWeDied()
    {
        if (_watchedBy is null)
            return;
        foreach (var watcher in _watchedBy)
        {
            if (!watcher.Equals(Parent))
                watcher.AsInternal().SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true, addressTerminated: false));
        }

        _watchedBy = null;
    }

    protected void UnwatchWatchedActors(ActorBase actor)
    {
        if (_watching is null)
            return;
        foreach (var subject in _watching.Keys)
            subject.AsInternal().SendSystemMessage(new Unwatch(subject.AsInternal(), _self));
        _watching = null;
        _terminatedQueued = null;
    }

    protected void AddWatcher(IActorRef watchee, IActorRef watcher)
    {
        if (!watchee.Equals(_self) || watcher.Equals(_self))
            return;
        if (_terminated)
            watcher.AsInternal().SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true, addressTerminated: false));
        else if ((_watchedBy ??= []).Add(watcher) && _system.Settings.DebugLifecycle)
            PublishDebug($"now watched by {watcher}");
    }

    protected void RemWatcher(IActorRef watchee, IActorRef watcher)
    {
        if (_watchedBy is not null && _watchedBy.Remove(watcher) && _system.Settings.DebugLifecycle)
            PublishDebug($"no longer watched by {watcher}");
    }

    private IActorRef Watch(IActorRef subject, Option<object> message)
    {
        var watchee = subject.AsInternal();
        if (watchee.Equals(_self))
            return subject;
        if (_watching is not null && _watching.TryGetValue(subject, out var previous))
        {
            if (!Equals(previous, message))
                throw new InvalidOperationException($"Watch({_self}, {subject}) termination message was not overwritten from [{previous}] to [{message}]. If this was intended, unwatch first before using Watch / WatchWith with another message.");
            return subject;
        }

        watchee.SendSystemMessage(new Watch(watchee, _self));
        (_watching ??= [])[subject] = message;
        return subject;
    }
}
