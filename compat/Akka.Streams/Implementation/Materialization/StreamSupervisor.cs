using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Streams.Implementation.Interpreter;
using Akka.Util;

namespace Akka.Streams.Implementation;

/// <summary>The parent of all actors that a materializer's streams run on.</summary>
public class StreamSupervisor : ActorBase
{
    public readonly ActorMaterializerSettings Settings;
    public readonly AtomicBoolean HaveShutdown;

    private static int _names;

    public StreamSupervisor(ActorMaterializerSettings settings, AtomicBoolean haveShutdown)
    {
        Settings = settings;
        HaveShutdown = haveShutdown;
    }

    public static Props Props(ActorMaterializerSettings settings, AtomicBoolean haveShutdown) =>
        Actor.Props.Create<StreamSupervisor>(settings, haveShutdown);

    public static string NextName() => $"StreamSupervisor-{Interlocked.Increment(ref _names) - 1}";

    protected override SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.StoppingStrategy;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Materialize materialize:
                Sender.Tell(Context.ActorOf(materialize.Props, materialize.Name));
                return true;
            case GetChildren:
                Sender.Tell(new Children([.. Context.GetChildren().Where(IslandActor.RunsStages)]));
                return true;
            case StopChildren:
                foreach (var child in Context.GetChildren())
                    Context.Stop(child);
                Sender.Tell(StoppedChildren.Instance);
                return true;
            default:
                return false;
        }
    }

    protected override void PostStop() => HaveShutdown.Value = true;

    /// <summary>Asks for an actor below the supervisor; the answer is its reference.</summary>
    public sealed class Materialize : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public readonly Props Props;
        public readonly string Name;

        public Materialize(Props props, string name)
        {
            Props = props;
            Name = name;
        }
    }

    /// <summary>Asks for <see cref="Children"/>: the actors that stages run on. A publisher joined to a subscriber has none; actors that publish or subscribe do not count.</summary>
    public sealed class GetChildren
    {
        public static readonly GetChildren Instance = new();

        private GetChildren()
        {
        }
    }

    /// <summary>Stops all streams; the answer is <see cref="StoppedChildren"/>.</summary>
    public sealed class StopChildren
    {
        public static readonly StopChildren Instance = new();

        private StopChildren()
        {
        }
    }

    public sealed class StoppedChildren
    {
        public static readonly StoppedChildren Instance = new();

        private StoppedChildren()
        {
        }
    }

    public sealed class Children
    {
        public readonly IImmutableSet<IActorRef> Refs;

        public Children(IImmutableSet<IActorRef> refs)
        {
            Refs = refs;
        }
    }
}
