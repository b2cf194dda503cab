using Akka.Actor;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>Lists actors of a system whose actors work on the calling thread.</summary>
internal sealed class ActorNames
{
    private readonly ActorSystem _system;
    private readonly IActorRef _asker;
    private readonly List<string> _names = [];

    public ActorNames(ActorSystem system)
    {
        _system = system;
        _asker = system.ActorOf(Props.Create(() => new Asker(_names)), "names");
        CallingThread.Await(_asker, new Identify(null));
    }

    /// <summary>The children of an actor.</summary>
    public IReadOnlyList<string> Below(string path)
    {
        _names.Clear();
        _system.ActorSelection($"{path}/*").Tell(new Identify(path), _asker);
        return [.. _names];
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
