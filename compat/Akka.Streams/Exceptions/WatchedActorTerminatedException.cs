using Akka.Actor;

namespace Akka.Streams;

/// <summary>An actor that the stream depends on (<c>Watch</c>, <c>Ask</c>) has stopped.</summary>
public class WatchedActorTerminatedException : AkkaException
{
    public WatchedActorTerminatedException(string stageName, IActorRef actorRef)
        : base($"Actor watched by [{stageName}] has terminated! Was: {actorRef}")
    {
    }
}
