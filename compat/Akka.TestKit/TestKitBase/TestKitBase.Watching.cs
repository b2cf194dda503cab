using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

// What the test actor watches, ignores and answers by itself.
public abstract partial class TestKitBase
{
    /// <summary>Drops messages on arrival; replaces what was set before.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) =>
        TestActor.Tell(new TestActor.SetIgnore(message => shouldIgnoreMessage(message)), ActorRefs.NoSender);

    /// <summary>Drops messages of the type on arrival if the function says so.</summary>
    public void IgnoreMessages<TMsg>(Func<TMsg, bool> shouldIgnoreMessage) =>
        IgnoreMessages(message => message is TMsg typed && shouldIgnoreMessage(typed));

    /// <summary>Drops messages of the type on arrival.</summary>
    public void IgnoreMessages<TMsg>() => IgnoreMessages(message => message is TMsg);

    /// <summary>Drops nothing any more.</summary>
    public void IgnoreNoMessages() => TestActor.Tell(new TestActor.SetIgnore(null), ActorRefs.NoSender);

    /// <summary>Lets the test actor receive <see cref="Terminated"/> when the actor stops; returns once it watches.</summary>
    public IActorRef Watch(IActorRef actorToWatch) => Blocking.Result(Watch(actorToWatch, true));

    /// <inheritdoc cref="Watch(IActorRef)"/>
    public async Task<IActorRef> WatchAsync(IActorRef actorToWatch) => await Watch(actorToWatch, false);

    /// <summary>Ends <see cref="Watch(IActorRef)"/>; returns once it does.</summary>
    public IActorRef Unwatch(IActorRef actorToUnwatch) => Blocking.Result(Unwatch(actorToUnwatch, true));

    /// <inheritdoc cref="Unwatch(IActorRef)"/>
    public async Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch) => await Unwatch(actorToUnwatch, false);

    /// <summary>Installs an auto pilot; the messages can still be expected.</summary>
    public void SetAutoPilot(AutoPilot pilot) => TestActor.Tell(new TestActor.SetAutoPilot(pilot), ActorRefs.NoSender);

    private async ValueTask<IActorRef> Watch(IActorRef actor, bool blocks)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TestActor.Tell(new TestActor.ConfirmedWatch(actor, done), ActorRefs.NoSender);
        await Confirmation(done.Task, blocks);
        return actor;
    }

    private async ValueTask<IActorRef> Unwatch(IActorRef actor, bool blocks)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TestActor.Tell(new TestActor.ConfirmedUnwatch(actor, done), ActorRefs.NoSender);
        await Confirmation(done.Task, blocks);
        return actor;
    }

    private ValueTask Confirmation(Task done, bool blocks) =>
        Blocking.Completion(done, Dilated(TestKitSettings.DefaultTimeout), blocks);
}
