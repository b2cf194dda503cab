using Akka.Actor;

namespace AkkaVoice.Load.Soaking;

/// <summary>The actors below one, and those of them that streams run on.</summary>
internal readonly record struct ActorCount(int Actors, int Streams)
{
    public static ActorCount Below(IActorRef actor)
    {
        var (actors, streams) = (0, 0);
        var areStreams = actor.Path.Name.StartsWith("StreamSupervisor", StringComparison.Ordinal);
        foreach (var child in (actor as ActorRefWithCell)?.Children ?? [])
        {
            var below = Below(child);
            actors += 1 + below.Actors;
            streams += (areStreams ? 1 : 0) + below.Streams;
        }

        return new ActorCount(actors, streams);
    }
}
