using Akka.Actor.Internal;
using Akka.Annotations;

namespace Akka.Actor;

/// <summary>Makes the references of a system and finds them by path.</summary>
public interface IActorRefProvider
{
    IInternalActorRef RootGuardian { get; }

    /// <summary>The parent of the users' top-level actors.</summary>
    LocalActorRef Guardian { get; }

    /// <summary>The parent of the runtime's own actors.</summary>
    LocalActorRef SystemGuardian { get; }

    IActorRef DeadLetters { get; }

    IActorRef IgnoreRef { get; }

    ActorPath RootPath { get; }

    Settings Settings { get; }

    Deployer Deployer { get; }

    IInternalActorRef TempContainer { get; }

    /// <summary>Completes when all actors have stopped.</summary>
    Task TerminationTask { get; }

    Address DefaultAddress { get; }

    /// <summary>The root guardian of an address; the dead letters for another system's.</summary>
    IActorRef RootGuardianAt(Address address);

    void Init(ActorSystemImpl system);

    ActorPath TempPath();

    void RegisterTempActor(IInternalActorRef actorRef, ActorPath path);

    void UnregisterTempActor(ActorPath path);

    [InternalApi]
    FutureActorRef<T> CreateFutureRef<T>(TaskCompletionSource<T> tcs);

    IInternalActorRef ActorOf(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path, bool systemService, Deploy deploy, bool lookupDeploy, bool async);

    /// <summary>The actor at a path, or a reference to the dead letters with that path.</summary>
    IActorRef ResolveActorRef(string path);

    IActorRef ResolveActorRef(ActorPath actorPath);

    Address GetExternalAddressFor(Address address);
}
