using Akka.Actor;
using Akka.TestKit.Internal;
using Akka.Util;

namespace Akka.TestKit;

// Children of the test actor, with a supervision of their own.
public abstract partial class TestKitBase
{
    /// <summary>A child of the test actor, supervised by the strategy.</summary>
    public IActorRef ChildActorOf(
        Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Blocking.Result(Spawn(props, name, supervisorStrategy, true, cancellationToken));

    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)"/>
    public async Task<IActorRef> ChildActorOfAsync(
        Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        await Spawn(props, name, supervisorStrategy, false, cancellationToken);

    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)"/>
    public IActorRef ChildActorOf(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Blocking.Result(Spawn(props, null, supervisorStrategy, true, cancellationToken));

    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)"/>
    public async Task<IActorRef> ChildActorOfAsync(
        Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        await Spawn(props, null, supervisorStrategy, false, cancellationToken);

    /// <summary>A child of the test actor.</summary>
    public IActorRef ChildActorOf(Props props, string name, CancellationToken cancellationToken = default) =>
        Blocking.Result(Spawn(props, name, null, true, cancellationToken));

    /// <inheritdoc cref="ChildActorOf(Props, string, CancellationToken)"/>
    public async Task<IActorRef> ChildActorOfAsync(Props props, string name, CancellationToken cancellationToken = default) =>
        await Spawn(props, name, null, false, cancellationToken);

    /// <inheritdoc cref="ChildActorOf(Props, string, CancellationToken)"/>
    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        Blocking.Result(Spawn(props, null, null, true, cancellationToken));

    /// <inheritdoc cref="ChildActorOf(Props, string, CancellationToken)"/>
    public async Task<IActorRef> ChildActorOfAsync(Props props, CancellationToken cancellationToken = default) =>
        await Spawn(props, null, null, false, cancellationToken);

    private async ValueTask<IActorRef> Spawn(
        Props props, string name, SupervisorStrategy strategy, bool blocks, CancellationToken cancellationToken)
    {
        var timeout = Dilated(TestKitSettings.DefaultTimeout);
        var spawned = TestActor.Ask<IActorRef>(
            new TestActor.Spawn(
                props,
                name is null ? Option<string>.None : Option<string>.Create(name),
                strategy is null ? Option<SupervisorStrategy>.None : Option<SupervisorStrategy>.Create(strategy)),
            timeout,
            cancellationToken);
        await Blocking.Completion(spawned, timeout, blocks);
        return await spawned;
    }
}
