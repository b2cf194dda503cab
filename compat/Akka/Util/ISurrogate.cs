using Akka.Actor;

namespace Akka.Util;

/// <summary>A plain description from which the described object can be looked up again.</summary>
public interface ISurrogate
{
    ISurrogated FromSurrogate(ActorSystem system);
}

/// <summary>An object that is represented by an <see cref="ISurrogate"/> outside its system.</summary>
public interface ISurrogated
{
    ISurrogate ToSurrogate(ActorSystem system);
}
