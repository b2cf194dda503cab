using Akka.Actor;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>Lists actors of a system whose actors work on the calling thread.</summary>
internal static class ActorNames
{
    public static IReadOnlyList<string> Below(ActorSystem system, string path)
    {
        var names = new List<string>();
        var asker = system.ActorOf(Props.Create(() => new Asker(names)));
        system.ActorSelection($"{path}/*").Tell(new Identify(path), asker);
        return names;
    }

    private sealed class Asker : ReceiveActor
    {
        public Asker(List<string> names) => Receive<ActorIdentity>(identity =>
        {
            if (identity.Subject is not null)
                names.Add(identity.Subject.Path.ToString());
        });
    }
}
