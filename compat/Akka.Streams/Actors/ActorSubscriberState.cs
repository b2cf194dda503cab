using System.Collections.Concurrent;
using Akka.Actor;
using Reactive.Streams;

namespace Akka.Streams.Actors;

/// <summary>Keeps what a subscribing actor knows while it is restarted.</summary>
public sealed class ActorSubscriberState : ExtensionIdProvider<ActorSubscriberState>, IExtension
{
    public static readonly ActorSubscriberState Instance = new();

    private readonly ConcurrentDictionary<IActorRef, State> _states = new();

    private ActorSubscriberState()
    {
    }

    public override ActorSubscriberState CreateExtension(ExtendedActorSystem system) => new();

    /// <summary>What was kept for the actor; null when nothing was.</summary>
    public State Get(IActorRef actorRef) => _states.GetValueOrDefault(actorRef);

    public void Set(IActorRef actorRef, State s) => _states[actorRef] = s;

    public State Remove(IActorRef actorRef) => _states.TryRemove(actorRef, out var state) ? state : null;

    /// <summary>Subscription and open demand of a subscribing actor.</summary>
    public sealed class State
    {
        public readonly ISubscription Subscription;
        public readonly long Requested;
        public readonly bool IsCanceled;

        public State(ISubscription subscription, long requested, bool isCanceled)
        {
            Subscription = subscription;
            Requested = requested;
            IsCanceled = isCanceled;
        }
    }
}
