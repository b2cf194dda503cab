using Akka.Actor;
using Akka.Compat.Tests.Actor;
using Akka.Hosting;

namespace Akka.Compat.Tests.Hosting;

public class ActorRegistryTests : ActorTests
{
    private readonly ActorRegistry _registry;

    public ActorRegistryTests() => _registry = ActorRegistry.For(System);

    [Fact]
    public void A_system_has_one_registry()
    {
        Assert.Same(_registry, ActorRegistry.For(System));
    }

    [Fact]
    public void A_registered_actor_is_found_under_its_key()
    {
        var actor = System.ActorOf(Scripted.Props());
        _registry.Register<Key>(actor);
        Assert.Same(actor, _registry.Get<Key>());
        Assert.True(_registry.TryGet<Key>(out var found));
        Assert.Same(actor, found);
        Assert.Equal([new KeyValuePair<Type, IActorRef>(typeof(Key), actor)], _registry);
    }

    [Fact]
    public void A_missing_actor_is_an_error()
    {
        Assert.Throws<MissingActorRegistryEntryException>(() => _registry.Get<Key>());
        Assert.False(_registry.TryGet<Key>(out _));
    }

    [Fact]
    public void A_key_is_taken_once_unless_overwriting_is_asked_for()
    {
        var first = System.ActorOf(Scripted.Props());
        var second = System.ActorOf(Scripted.Props());
        _registry.Register<Key>(first);
        Assert.Throws<DuplicateActorRegistryException>(() => _registry.Register<Key>(second));
        Assert.False(_registry.TryRegister<Key>(second));
        Assert.Same(first, _registry.Get<Key>());
        Assert.True(_registry.TryRegister<Key>(second, overwrite: true));
        Assert.Same(second, _registry.Get<Key>());
    }

    [Fact]
    public async Task GetAsync_waits_for_the_registration()
    {
        var waiting = _registry.GetAsync<Key>();
        Assert.False(waiting.IsCompleted);
        var actor = System.ActorOf(Scripted.Props());
        _registry.Register<Key>(actor);
        Assert.Same(actor, await waiting.WaitAsync(Patience));
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var waiting = _registry.GetAsync<Key>(source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [DifferenceFact("remembers Nobody after an access that came too early")]
    public void An_access_that_comes_too_early_does_not_spoil_the_later_ones()
    {
        var required = new RequiredActor<Key>(_registry);
        Assert.Throws<MissingActorRegistryEntryException>(() => required.ActorRef);
        var actor = System.ActorOf(Scripted.Props());
        _registry.Register<Key>(actor);
        Assert.Same(actor, required.ActorRef);
    }

    private sealed class Key;
}
