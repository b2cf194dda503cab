using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Pattern;

/// <summary>Stops its child when it fails and starts a fresh one after a pause.</summary>
internal sealed class BackoffOnRestartSupervisor : BackoffSupervisorBase
{
    private readonly TimeSpan _minBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly double _randomFactor;
    private readonly OneForOneStrategy _strategy;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    public BackoffOnRestartSupervisor(
        Props childProps,
        string childName,
        TimeSpan minBackoff,
        TimeSpan maxBackoff,
        IBackoffReset reset,
        double randomFactor,
        OneForOneStrategy strategy,
        object replyWhileStopped,
        Func<object, bool> finalStopMessage)
        : base(childProps, childName, reset, replyWhileStopped, finalStopMessage)
    {
        _minBackoff = minBackoff;
        _maxBackoff = maxBackoff;
        _randomFactor = randomFactor;
        _strategy = strategy;
    }

    protected override SupervisorStrategy SupervisorStrategy() => new RestartByStopping(this);

    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated || !terminated.ActorRef.Equals(Child))
            return HandleBackoff(message);
        Child = null;
        Context.Stop(Self);
        return true;
    }

    /// <summary>Waits for the failed child's end; meanwhile and during the pause there is no child.</summary>
    private bool WaitChildTerminatedBeforeBackoff(object message, IActorRef failed)
    {
        switch (message)
        {
            case Terminated terminated when terminated.ActorRef.Equals(failed):
                UnbecomeStacked();
                Child = null;
                var pause = CalculateDelay(RestartCountN, _minBackoff, _maxBackoff, _randomFactor);
                Context.System.Scheduler.ScheduleTellOnce(pause, Self, BackoffSupervisor.StartChild.Instance, Self);
                RestartCountN++;
                return true;
            case BackoffSupervisor.StartChild:
                return true;
            default:
                return HandleBackoff(message);
        }
    }

    /// <summary>The configured strategy, with a pause in place of a restart.</summary>
    private sealed class RestartByStopping(BackoffOnRestartSupervisor supervisor)
        : OneForOneStrategy(supervisor._strategy.MaxNumberOfRetries, supervisor._strategy.WithinTimeRangeMilliseconds, supervisor._strategy.Decider)
    {
        public override void ProcessFailure(IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
        {
            if (!restart)
            {
                context.Stop(child);
                return;
            }

            var nextRestartCount = supervisor.RestartCountN + 1;
            if (MaxNumberOfRetries >= 0 && nextRestartCount > MaxNumberOfRetries)
            {
                supervisor._log.Debug("Terminating on restart #{0} which exceeds max allowed restarts ({1})", nextRestartCount, MaxNumberOfRetries);
                context.Stop(context.Self);
                return;
            }

            context.Stop(child);
            context.BecomeStacked(message => supervisor.WaitChildTerminatedBeforeBackoff(message, child));
        }
    }
}
