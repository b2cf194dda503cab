using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Streams.Actors;

/// <summary>Keeps what a publishing actor knows while it is restarted.</summary>
internal sealed class ActorPublisherState : ExtensionIdProvider<ActorPublisherState>, IExtension
{
    private static readonly ActorPublisherState Id = new();

    private readonly ConcurrentDictionary<IActorRef, State> _states = new();

    public static ActorPublisherState For(ActorSystem system) => Id.Apply(system);

    public override ActorPublisherState CreateExtension(ExtendedActorSystem system) => new();

    public void Set(IActorRef actor, State state) => _states[actor] = state;

    public State Remove(IActorRef actor) => _states.TryRemove(actor, out var state) ? state : null;

    internal sealed record State(object Subscriber, LifecycleState Lifecycle, OnErrorBlock Error, long Demand, ICancelable Timeout);
}
