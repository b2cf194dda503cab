using Akka.Actor;
using Akka.Event;

namespace Akka.Streams.Implementation.Interpreter;

/// <summary>Gives an island its thread of control, its place under the materializer's supervisor, and its end.</summary>
internal sealed class IslandActor : ActorBase
{
    private readonly Island _island;

    public IslandActor(Island island)
    {
        _island = island;
    }

    /// <summary>Whether stages run on the actor. It may be one of a user's, or only hand on what a publisher tells a subscriber.</summary>
    public static bool RunsStages(IActorRef actor) =>
        actor is ActorRefWithCell { Underlying: ActorCell cell } && cell.Props.Producer is Producer { IsWire: false };

    protected override void PreStart()
    {
        _island.Actor = Self;
        RunTurn();
    }

    protected override void PostStop() => _island.Abort();

    protected override bool Receive(object message)
    {
        if (message is not Turn)
            return false;
        RunTurn();
        return true;
    }

    private void RunTurn()
    {
        _island.Turn();
        if (_island.IsCompleted)
            Context.Stop(Self);
    }

    /// <summary>Makes the actor for an island that was planned before.</summary>
    internal sealed class Producer : IIndirectActorProducer
    {
        private readonly Island _island;

        public Producer(Island island, bool isWire)
        {
            _island = island;
            IsWire = isWire;
        }

        public bool IsWire { get; }

        public Type ActorType => typeof(IslandActor);

        public ActorBase Produce() => new IslandActor(_island);

        public void Release(ActorBase actor)
        {
        }
    }

    /// <summary>There is something to do.</summary>
    internal sealed class Turn : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly Turn Instance = new();

        private Turn()
        {
        }
    }
}
