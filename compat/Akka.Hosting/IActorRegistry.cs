using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.Hosting;

/// <summary>The system's well-known actors, by a type that stands for each.</summary>
public interface IReadOnlyActorRegistry : IEnumerable<KeyValuePair<Type, IActorRef>>
{
    bool TryGet<TKey>([NotNullWhen(true)] out IActorRef? actor);

    bool TryGet(Type key, [NotNullWhen(true)] out IActorRef? actor);

    /// <exception cref="MissingActorRegistryEntryException">Nobody is registered.</exception>
    IActorRef Get<TKey>();

    /// <summary>The actor, now or when it is registered.</summary>
    Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default);

    Task<IActorRef> GetAsync(Type key, CancellationToken ct = default);
}

public interface IActorRegistry : IReadOnlyActorRegistry
{
    /// <exception cref="DuplicateActorRegistryException">The key is taken and <paramref name="overwrite"/> is false.</exception>
    void Register<TKey>(IActorRef actor, bool overwrite = false);

    /// <summary>False when the key is taken and <paramref name="overwrite"/> is false.</summary>
    bool TryRegister<TKey>(IActorRef actor, bool overwrite = false);

    bool TryRegister(Type key, IActorRef actor, bool overwrite = false);
}
