using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The parent of the users' top-level actors. It stops when it is told so by a child's last supervisor.</summary>
public class GuardianActor : ActorBase, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated:
                Context.Stop(Self);
                return true;
            case StopChild stop:
                Context.Stop(stop.Child);
                return true;
            default:
                Context.System.DeadLetters.Tell(new Event.DeadLetter(message, Sender, Self), Sender);
                return true;
        }
    }
}

/// <summary>The parent of the runtime's actors. It outlives the user guardian and gives hooks time to finish.</summary>
public class SystemGuardianActor : ActorBase, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    private readonly IActorRef _userGuardian;
    private readonly HashSet<IActorRef> _terminationHooks = [];

    public SystemGuardianActor(IActorRef userGuardian) => _userGuardian = userGuardian;

    protected override void PreStart() => Context.Watch(_userGuardian);

    protected override void PreRestart(Exception reason, object message)
    {
        // The runtime's actors must survive the restart of their parent.
    }

    protected override void PostRestart(Exception reason)
    {
    }

    /// <summary>Nothing is left below the root then, or nothing can be done about it.</summary>
    protected override void PostStop() => Context.Parent.AsInternal().Stop();

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated terminated when terminated.ActorRef.Equals(_userGuardian):
                Become(Terminating);
                foreach (var hook in _terminationHooks)
                    hook.Tell(TerminationHook.Instance, Self);
                StopWhenAllTerminationHooksDone();
                return true;
            case Terminated terminated:
                _terminationHooks.Remove(terminated.ActorRef);
                return true;
            case StopChild stop:
                Context.Stop(stop.Child);
                return true;
            case RegisterTerminationHook:
                if (!ReferenceEquals(Sender, Context.System.DeadLetters))
                {
                    _terminationHooks.Add(Sender);
                    Context.Watch(Sender);
                }

                return true;
            default:
                Context.System.DeadLetters.Tell(new Event.DeadLetter(message, Sender, Self), Sender);
                return true;
        }
    }

    private bool Terminating(object message)
    {
        switch (message)
        {
            case Terminated terminated:
                StopWhenAllTerminationHooksDone(terminated.ActorRef);
                return true;
            case TerminationHookDone:
                StopWhenAllTerminationHooksDone(Sender);
                return true;
            default:
                Context.System.DeadLetters.Tell(new Event.DeadLetter(message, Sender, Self), Sender);
                return true;
        }
    }

    private void StopWhenAllTerminationHooksDone(IActorRef done)
    {
        _terminationHooks.Remove(done);
        StopWhenAllTerminationHooksDone();
    }

    private void StopWhenAllTerminationHooksDone()
    {
        if (_terminationHooks.Count == 0)
            Context.Stop(Self);
    }
}
