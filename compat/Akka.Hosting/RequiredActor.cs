using Akka.Actor;

namespace Akka.Hosting;

/// <summary>A registered actor as a constructor parameter of a service.</summary>
public interface IRequiredActor<TActor>
{
    /// <summary>The actor, which must be registered by now.</summary>
    /// <exception cref="MissingActorRegistryEntryException">Nobody is registered.</exception>
    IActorRef ActorRef { get; }

    /// <summary>The actor, now or when it is registered.</summary>
    Task<IActorRef> GetAsync(CancellationToken cancellationToken = default);
}

public sealed class RequiredActor<TActor> : IRequiredActor<TActor>
{
    private readonly IReadOnlyActorRegistry _registry;
    private IActorRef? _actor;

    public RequiredActor(IReadOnlyActorRegistry registry) => _registry = registry;

    /// <summary>Kept once it was found; a miss is not kept, so that a later access finds the actor.</summary>
    public IActorRef ActorRef => _actor ??= _registry.Get<TActor>();

    public async Task<IActorRef> GetAsync(CancellationToken cancellationToken = default) =>
        _actor ??= await _registry.GetAsync<TActor>(cancellationToken).ConfigureAwait(false);
}
