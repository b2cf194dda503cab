using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.Hosting;

/// <inheritdoc cref="IActorRegistry"/>
public class ActorRegistry : IActorRegistry, IExtension
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Type, IActorRef> _actors = [];
    private readonly Dictionary<Type, List<TaskCompletionSource<IActorRef>>> _waiting = [];

    public static ActorRegistry For(ActorSystem actorSystem) =>
        actorSystem.WithExtension<ActorRegistry, ActorRegistryExtension>();

    public void Register<TKey>(IActorRef actor, bool overwrite = false)
    {
        if (!TryRegister<TKey>(actor, overwrite))
            throw new DuplicateActorRegistryException($"An actor value has already been added under key {typeof(TKey).FullName}.");
    }

    public bool TryRegister<TKey>(IActorRef actor, bool overwrite = false) => TryRegister(typeof(TKey), actor, overwrite);

    public bool TryRegister(Type key, IActorRef actor, bool overwrite = false)
    {
        List<TaskCompletionSource<IActorRef>>? waiting;
        lock (_gate)
        {
            if (!overwrite && _actors.ContainsKey(key))
                return false;
            _actors[key] = actor ?? throw new ArgumentNullException(nameof(actor), "Cannot register null actors");
            _waiting.Remove(key, out waiting);
        }

        waiting?.ForEach(waiter => waiter.TrySetResult(actor));
        return true;
    }

    public bool TryGet<TKey>([NotNullWhen(true)] out IActorRef? actor) => TryGet(typeof(TKey), out actor);

    /// <summary>When nobody is registered, <paramref name="actor"/> is <see cref="ActorRefs.Nobody"/>.</summary>
    public bool TryGet(Type key, [NotNullWhen(true)] out IActorRef? actor)
    {
        lock (_gate)
        {
            if (_actors.TryGetValue(key, out actor))
                return true;
        }

        actor = ActorRefs.Nobody;
        return false;
    }

    public Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default) => GetAsync(typeof(TKey), ct);

    public Task<IActorRef> GetAsync(Type key, CancellationToken ct = default)
    {
        var waiter = new TaskCompletionSource<IActorRef>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_actors.TryGetValue(key, out var actor))
                return Task.FromResult(actor);
            if (!_waiting.TryGetValue(key, out var waiting))
                _waiting[key] = waiting = [];
            waiting.Add(waiter);
        }

        return ct.CanBeCanceled ? GetCancelableAsync(key, waiter, ct) : waiter.Task;
    }

    public IActorRef Get<TKey>() => TryGet<TKey>(out var actor)
        ? actor
        : throw new MissingActorRegistryEntryException($"No actor registered for key {typeof(TKey).FullName}");

    public IEnumerator<KeyValuePair<Type, IActorRef>> GetEnumerator()
    {
        lock (_gate)
            return _actors.ToList().GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private async Task<IActorRef> GetCancelableAsync(Type key, TaskCompletionSource<IActorRef> waiter, CancellationToken ct)
    {
        using var registration = ct.Register(() =>
        {
            lock (_gate)
            {
                if (_waiting.TryGetValue(key, out var waiting))
                    waiting.Remove(waiter);
            }

            waiter.TrySetCanceled(ct);
        });
        return await waiter.Task.ConfigureAwait(false);
    }
}

public sealed class ActorRegistryExtension : ExtensionIdProvider<ActorRegistry>
{
    public override ActorRegistry CreateExtension(ExtendedActorSystem system) => new();
}
