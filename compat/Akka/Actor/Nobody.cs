using Akka.Util;

namespace Akka.Actor;

/// <summary>The reference to nothing.</summary>
public sealed class Nobody : MinimalActorRef
{
#pragma warning disable CA2211 // The field is part of the documented surface.
    public static Nobody Instance = new();
#pragma warning restore CA2211

    private static readonly NobodySurrogate SharedSurrogate = new();

    private readonly ActorPath _path = new RootActorPath(Address.AllSystems, "/Nobody");

    private Nobody()
    {
    }

    public override ActorPath Path => _path;

    public override IActorRefProvider Provider => throw new NotSupportedException("Nobody belongs to no actor system.");

    public override ISurrogate ToSurrogate(ActorSystem system) => SharedSurrogate;

    public class NobodySurrogate : ISurrogate
    {
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;
    }
}
