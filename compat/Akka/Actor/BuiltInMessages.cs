using Akka.Event;

namespace Akka.Actor;

/// <summary>Stops the actor when it gets to this message; earlier messages are processed first.</summary>
public sealed class PoisonPill : IAutoReceivedMessage, IPossiblyHarmful, IDeadLetterSuppression
{
    private PoisonPill()
    {
    }

    public static PoisonPill Instance { get; } = new();

    public override string ToString() => "<PoisonPill>";
}

/// <summary>Makes the actor throw <see cref="ActorKilledException"/>.</summary>
public sealed class Kill : IAutoReceivedMessage
{
    private Kill()
    {
    }

    public static Kill Instance { get; } = new();

    public override string ToString() => "<Kill>";
}

/// <summary>Asks any actor for an <see cref="ActorIdentity"/> with the same id.</summary>
public sealed class Identify : IAutoReceivedMessage, INotInfluenceReceiveTimeout
{
    public Identify(object messageId) => MessageId = messageId;

    public object MessageId { get; }

    public override bool Equals(object obj) => obj is Identify other && Equals(MessageId, other.MessageId);

    public override int GetHashCode() => MessageId?.GetHashCode() ?? 0;

    public override string ToString() => $"<Identify>: {MessageId}";
}

/// <summary>The answer to <see cref="Identify"/>.</summary>
public sealed class ActorIdentity
{
    public ActorIdentity(object messageId, IActorRef subject)
    {
        MessageId = messageId;
        Subject = subject;
    }

    public object MessageId { get; }

    /// <summary>The actor that answered; null when a selection matched none.</summary>
    public IActorRef Subject { get; }

    public override bool Equals(object obj) =>
        obj is ActorIdentity other && Equals(MessageId, other.MessageId) && Equals(Subject, other.Subject);

    public override int GetHashCode() => HashCode.Combine(MessageId, Subject);

    public override string ToString() => $"<ActorIdentity>: {Subject} - MessageId={MessageId}";
}

/// <summary>Tells a watcher that an actor has stopped. Unhandled it becomes a <see cref="DeathPactException"/>.</summary>
public sealed class Terminated
    : IAutoReceivedMessage, IPossiblyHarmful, IDeadLetterSuppression, INoSerializationVerificationNeeded, IEquatable<Terminated>
{
    public Terminated(IActorRef actorRef, bool existenceConfirmed, bool addressTerminated)
    {
        ActorRef = actorRef;
        ExistenceConfirmed = existenceConfirmed;
        AddressTerminated = addressTerminated;
    }

    public IActorRef ActorRef { get; }

    public bool AddressTerminated { get; }

    /// <summary>False when the actor was already gone when the watch arrived.</summary>
    public bool ExistenceConfirmed { get; }

    public bool Equals(Terminated other) =>
        other is not null
        && Equals(ActorRef, other.ActorRef)
        && AddressTerminated == other.AddressTerminated
        && ExistenceConfirmed == other.ExistenceConfirmed;

    public override bool Equals(object obj) => Equals(obj as Terminated);

    public override int GetHashCode() => HashCode.Combine(ActorRef, AddressTerminated, ExistenceConfirmed);

    public override string ToString() => $"<Terminated>: {ActorRef} - ExistenceConfirmed={ExistenceConfirmed}";
}

/// <summary>Nothing was received for the time set with <see cref="IActorContext.SetReceiveTimeout"/>.</summary>
public class ReceiveTimeout : IPossiblyHarmful
{
    private ReceiveTimeout()
    {
    }

    public static ReceiveTimeout Instance { get; } = new();

    public override string ToString() => "<ReceiveTimeout>";
}

/// <summary>A reply that says whether something worked.</summary>
public abstract class Status
{
    public sealed class Success : Status
    {
        public static readonly Success Instance = new(null);

#pragma warning disable CA1051 // Fields are the documented surface.
        public readonly object Status;

        public Success(object status) => Status = status;

        public override string ToString() => $"Success: {Status}";
    }

    public sealed class Failure : Status
    {
        public readonly Exception Cause;
        public readonly object State;
#pragma warning restore CA1051

        public Failure(Exception cause) => Cause = cause;

        public Failure(Exception cause, object state)
        {
            Cause = cause;
            State = state;
        }

        public override string ToString() => $"Failure: {Cause}";
    }
}
