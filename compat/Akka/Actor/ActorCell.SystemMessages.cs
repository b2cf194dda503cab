using Akka.Dispatch.SysMsg;
using SysSuspend = Akka.Dispatch.SysMsg.Suspend;
using SysTerminate = Akka.Dispatch.SysMsg.Terminate;

namespace Akka.Actor;

public partial class ActorCell
{
    /// <summary>System messages that wait until the children are gone or the failure is dealt with, oldest first.</summary>
    private Queue<SystemMessage> _systemStash;

    /// <summary>Processes a system message, or puts it aside; when the cell gets more receptive by it, what was put aside comes next.</summary>
    internal void SystemInvoke(SystemMessage message)
    {
        if (MustWait(message))
        {
            Stash(message);
            return;
        }

        var before = Receptivity;
        try
        {
            Process(message);
        }
        catch (Exception exception)
        {
            HandleInvokeFailure(exception);
        }

        if (_systemStash is null || Receptivity >= before)
            return;
        foreach (var waiting in UnstashAllSystemMessages())
            SystemInvoke(waiting);
    }

    protected void Stash(SystemMessage msg) => (_systemStash ??= new Queue<SystemMessage>()).Enqueue(msg);

    /// <summary>0 takes all system messages, 1 is failed or suspended, 2 waits for children.</summary>
    private int Receptivity => _children is { IsWaiting: true } ? 2 : Mailbox.IsSuspended ? 1 : 0;

    private bool MustWait(SystemMessage message) => Receptivity switch
    {
        2 => message is IStashWhenWaitingForChildren,
        1 => message is IStashWhenFailed,
        _ => false,
    };

    private void Process(SystemMessage message)
    {
        switch (message)
        {
            case Create create:
                Create(create.Failure);
                break;
            case ContinueTask continuation:
                ContinueTask(continuation);
                break;
            case CompleteTask completion:
                CompleteTask(completion);
                break;
            case DeathWatchNotification notification:
                WatchedActorTerminated(notification.Actor, notification.ExistenceConfirmed, notification.AddressTerminated);
                break;
            case Watch watch:
                AddWatcher(watch.Watchee, watch.Watcher);
                break;
            case Unwatch unwatch:
                RemWatcher(unwatch.Watchee, unwatch.Watcher);
                break;
            case Failed failed:
                HandleFailed(failed);
                break;
            case SysTerminate:
                Terminate();
                break;
            case Recreate recreate:
                FaultRecreate(recreate.Cause);
                break;
            case SysSuspend:
                FaultSuspend();
                break;
            case Resume resume:
                FaultResume(resume.CausedByFailure);
                break;
            case Supervise supervise:
                HandleSupervise(supervise.Child);
                break;
            default:
                throw new NotSupportedException($"Unknown system message {message.GetType().Name}.");
        }
    }

    private Queue<SystemMessage> UnstashAllSystemMessages()
    {
        var waiting = _systemStash;
        _systemStash = null;
        return waiting ?? new Queue<SystemMessage>();
    }
}
