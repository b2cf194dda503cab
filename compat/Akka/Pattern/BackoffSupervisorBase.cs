using Akka.Actor;
using Akka.Util;

namespace Akka.Pattern;

/// <summary>What all backoff supervisors do: have one child, forward to it, start it after a pause.</summary>
public abstract class BackoffSupervisorBase : ActorBase
{
    internal BackoffSupervisorBase(Props childProps, string childName, IBackoffReset reset, object replyWhileStopped, Func<object, bool> finalStopMessage)
    {
        ChildProps = childProps;
        ChildName = childName;
        Reset = reset;
        ReplyWhileStopped = replyWhileStopped;
        FinalStopMessage = finalStopMessage;
    }

    protected Props ChildProps { get; }

    protected string ChildName { get; }

    protected object ReplyWhileStopped { get; }

    protected Func<object, bool> FinalStopMessage { get; }

    /// <summary>The child; null during a pause.</summary>
    protected IActorRef Child { get; set; }

    protected int RestartCountN { get; set; }

    protected bool FinalStopMessageReceived { get; set; }

    protected IBackoffReset Reset { get; }

    protected override void PreStart()
    {
        StartChild();
        base.PreStart();
    }

    /// <summary>Handles everything but the child's end.</summary>
    protected bool HandleBackoff(object message)
    {
        switch (message)
        {
            case BackoffSupervisor.StartChild:
                StartChild();
                if (Reset is AutoReset autoReset)
                {
                    Context.System.Scheduler.ScheduleTellOnce(
                        autoReset.ResetBackoff, Self, new BackoffSupervisor.ResetRestartCount(RestartCountN), Self);
                }

                break;
            case BackoffSupervisor.Reset:
                if (Reset is ManualReset)
                    RestartCountN = 0;
                else
                    Unhandled(message);
                break;
            case BackoffSupervisor.ResetRestartCount reset:
                if (reset.Current == RestartCountN)
                    RestartCountN = 0;
                break;
            case BackoffSupervisor.GetRestartCount:
                Sender.Tell(new BackoffSupervisor.RestartCount(RestartCountN));
                break;
            case BackoffSupervisor.GetCurrentChild:
                Sender.Tell(new BackoffSupervisor.CurrentChild(Child));
                break;
            default:
                Forward(message);
                break;
        }

        return true;
    }

    /// <summary>The pause before restart number <paramref name="restartCount"/>, counted from 0.</summary>
    internal static TimeSpan CalculateDelay(int restartCount, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
    {
        var random = 1.0 + (ThreadLocalRandom.Current.NextDouble() * randomFactor);
        var doubled = Math.Min(maxBackoff.Ticks, minBackoff.Ticks * Math.Pow(2, restartCount)) * random;
        return doubled >= TimeSpan.MaxValue.Ticks ? maxBackoff : TimeSpan.FromTicks((long)doubled);
    }

    private void StartChild() => Child ??= Context.Watch(Context.ActorOf(ChildProps, ChildName));

    private void Forward(object message)
    {
        if (Child is not null && Child.Equals(Sender))
        {
            // What the child says to its parent is meant for the supervisor's.
            Context.Parent.Forward(message);
            return;
        }

        if (Child is not null)
        {
            Child.Forward(message);
            if (!FinalStopMessageReceived && FinalStopMessage is not null)
                FinalStopMessageReceived = FinalStopMessage(message);
        }
        else if (ReplyWhileStopped is not null)
        {
            Sender.Tell(ReplyWhileStopped);
        }
        else
        {
            Context.System.DeadLetters.Forward(message);
            if (FinalStopMessage is not null && FinalStopMessage(message))
                Context.Stop(Self);
        }
    }
}
