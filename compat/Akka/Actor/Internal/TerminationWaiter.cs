using Akka.Dispatch.SysMsg;

namespace Akka.Actor.Internal;

/// <summary>Watches one actor for a task.</summary>
internal sealed class TerminationWaiter : MinimalActorRef
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IInternalActorRef _target;

    public TerminationWaiter(IInternalActorRef target)
    {
        _target = target;
        Path = target.Provider.TempPath();
        target.SendSystemMessage(new Watch(target, this));
    }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider => _target.Provider;

    public Task<bool> Ended => _ended.Task;

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is DeathWatchNotification)
            _ended.TrySetResult(true);
    }

    /// <summary>Waits no longer; the task's value is false unless the actor has stopped by now.</summary>
    public void GiveUp()
    {
        if (_ended.TrySetResult(false))
            _target.SendSystemMessage(new Unwatch(_target, this));
    }
}
