using Akka.Util;

namespace Akka.Actor;

/// <summary>The address one sends an actor's messages to. Equal references have the same path and incarnation.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, ISurrogated, IComparable
{
    ActorPath Path { get; }
}

/// <summary>Tells whether a reference points into this process.</summary>
public interface IActorRefScope
{
    bool IsLocal { get; }
}

/// <summary>A reference that exists before its actor does.</summary>
public interface IRepointableRef : IActorRefScope
{
    bool IsStarted { get; }
}
