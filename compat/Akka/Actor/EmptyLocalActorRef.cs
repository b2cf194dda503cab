using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A reference to a path at which no actor lives: what it is told becomes a dead letter.</summary>
public class EmptyLocalActorRef : MinimalActorRef
{
    private readonly EventStream _eventStream;

    public EmptyLocalActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream)
    {
        Provider = provider;
        Path = path;
        _eventStream = eventStream;
    }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider { get; }

    public override bool IsTerminated => true;

    public override void SendSystemMessage(ISystemMessage message) => SpecialHandle(message, Provider.DeadLetters);

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is DeadLetter deadLetter)
        {
            SpecialHandle(deadLetter.Message, deadLetter.Sender);
            return;
        }

        if (!SpecialHandle(message, sender))
            PublishDeadLetter(message, sender);
    }

    /// <summary>Answers what needs no actor: watches, identifications, selections that end here.</summary>
    protected virtual bool SpecialHandle(object message, IActorRef sender)
    {
        switch (message)
        {
            case Watch watch:
                if (watch.Watchee.Equals(this) && !watch.Watcher.Equals(this))
                    watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, existenceConfirmed: false, addressTerminated: false));
                return true;
            case Unwatch:
                return true;
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, null), this);
                return true;
            case ActorSelectionMessage selection:
                if (SelectionDelivery.IdentifyIn(selection) is { } asked)
                {
                    if (!selection.WildCardFanOut)
                        sender?.Tell(new ActorIdentity(asked.MessageId, null), this);
                }
                else if (!SpecialHandle(selection.Message, sender))
                {
                    PublishDeadLetter(selection.Message, sender);
                }

                return true;
            case IDeadLetterSuppression suppressed:
                _eventStream.Publish(new SuppressedDeadLetter(suppressed, sender ?? Provider.DeadLetters, this));
                return true;
            default:
                return false;
        }
    }

    private void PublishDeadLetter(object message, IActorRef sender) =>
        _eventStream.Publish(new DeadLetter(message, sender ?? Provider.DeadLetters, this));
}

/// <summary>Where messages to actors that have stopped, and to nobody, end: it publishes them on the event stream.</summary>
public class DeadLetterActorRef : EmptyLocalActorRef
{
    private readonly EventStream _eventStream;

    public DeadLetterActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream)
        : base(provider, path, eventStream) => _eventStream = eventStream;

    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case Identify identify:
                (sender ?? this).Tell(new ActorIdentity(identify.MessageId, ActorRefs.Nobody), this);
                break;
            case DeadLetter deadLetter:
                if (!SpecialHandle(deadLetter.Message, deadLetter.Sender))
                    _eventStream.Publish(new DeadLetter(deadLetter.Message, deadLetter.Sender ?? this, deadLetter.Recipient));
                else if (deadLetter.Message is IDeadLetterSuppression suppressed)
                    _eventStream.Publish(new SuppressedDeadLetter(suppressed, deadLetter.Sender ?? this, this));
                break;
            default:
                if (!SpecialHandle(message, sender))
                    _eventStream.Publish(new DeadLetter(message, sender ?? this, this));
                else if (message is IDeadLetterSuppression suppressedMessage)
                    _eventStream.Publish(new SuppressedDeadLetter(suppressedMessage, sender ?? this, this));
                break;
        }
    }

    /// <summary>Suppressed messages and system messages are dealt with here; the caller publishes the former.</summary>
    protected override bool SpecialHandle(object message, IActorRef sender)
    {
        switch (message)
        {
            case Watch watch:
                if (!watch.Watchee.Equals(this) && !watch.Watcher.Equals(this))
                    watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, existenceConfirmed: false, addressTerminated: false));
                return true;
            case IDeadLetterSuppression:
                return true;
            default:
                return base.SpecialHandle(message, sender);
        }
    }
}

/// <summary>Takes everything and forgets it.</summary>
internal sealed class IgnoreActorRef(IActorRefProvider provider) : MinimalActorRef
{
    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "local")) / "ignore";

    public override IActorRefProvider Provider { get; } = provider;
}
