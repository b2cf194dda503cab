using Akka.Util;

namespace Akka.Actor;

/// <summary>Identity and order of references.</summary>
public abstract class ActorRefBase : IActorRef
{
    public abstract ActorPath Path { get; }

    public void Tell(object message, IActorRef sender)
    {
        if (message is null && !TakesNull)
            ThrowNullMessage();
        TellInternal(message, sender);
    }

    /// <summary>Whether null is a message; only an asker's answer can be null.</summary>
    private protected virtual bool TakesNull => false;

    protected abstract void TellInternal(object message, IActorRef sender);

    public int CompareTo(object obj) => obj is null or IActorRef
        ? CompareTo((IActorRef)obj)
        : throw new ArgumentException($"An actor reference cannot be compared with {obj.GetType().Name}.", nameof(obj));

    public int CompareTo(IActorRef other)
    {
        if (other is null)
            return 1;
        var order = Path.CompareTo(other.Path);
        return order != 0 ? order : Path.Uid.CompareTo(other.Path.Uid);
    }

    public bool Equals(IActorRef other) =>
        ReferenceEquals(this, other) || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    public override bool Equals(object obj) => Equals(obj as IActorRef);

    public override int GetHashCode() => HashCode.Combine(Path.Uid, Path);

    public override string ToString() => Path.Uid == ActorCell.UndefinedUid ? $"[{Path}]" : $"[{Path}#{Path.Uid}]";

    public virtual ISurrogate ToSurrogate(ActorSystem system) => new Surrogate(Path.ToSerializationFormat());

    private static void ThrowNullMessage() =>
#pragma warning disable CA2208 // The parameter is the caller's.
        throw new ArgumentNullException("message", "The message cannot be null.");
#pragma warning restore CA2208

    public class Surrogate : ISurrogate
    {
        public Surrogate(string path) => Path = path;

        public string Path { get; }

        public ISurrogated FromSurrogate(ActorSystem system) => ((ExtendedActorSystem)system).Provider.ResolveActorRef(Path);
    }
}
