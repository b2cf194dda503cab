using Akka.Actor;
using Akka.Event;

namespace Akka.Pattern;

/// <summary>Starts its child anew, after a growing pause, when it has stopped. All other messages are forwarded to the child.</summary>
public sealed partial class BackoffSupervisor : BackoffSupervisorBase
{
    private readonly TimeSpan _minBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly double _randomFactor;
    private readonly SupervisorStrategy _strategy;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    public BackoffSupervisor(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
        : this(childProps, childName, minBackoff, maxBackoff, new AutoReset(minBackoff), randomFactor, Akka.Actor.SupervisorStrategy.DefaultStrategy)
    {
    }

    public BackoffSupervisor(
        Props childProps,
        string childName,
        TimeSpan minBackoff,
        TimeSpan maxBackoff,
        IBackoffReset reset,
        double randomFactor,
        SupervisorStrategy strategy,
        object replyWhileStopped = null,
        Func<object, bool> finalStopMessage = null)
        : base(childProps, childName, reset, replyWhileStopped, finalStopMessage)
    {
        _minBackoff = minBackoff;
        _maxBackoff = maxBackoff;
        _randomFactor = randomFactor;
        _strategy = strategy;
    }

    public static Props Props(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        PropsWithSupervisorStrategy(childProps, childName, minBackoff, maxBackoff, randomFactor, Akka.Actor.SupervisorStrategy.DefaultStrategy);

    public static Props Props(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        Props(Backoff.OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, maxNrOfRetries));

    public static Props Props(BackoffOptions options) => options.Props;

    public static Props PropsWithSupervisorStrategy(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, SupervisorStrategy strategy)
    {
        if (minBackoff <= TimeSpan.Zero)
            throw new ArgumentException("MinBackoff must be greater than 0", nameof(minBackoff));
        if (maxBackoff < minBackoff)
            throw new ArgumentException("MaxBackoff must be greater than MinBackoff", nameof(maxBackoff));
        if (randomFactor is < 0.0 or > 1.0)
            throw new ArgumentException("RandomFactor must be between 0.0 and 1.0", nameof(randomFactor));
        var reset = new AutoReset(minBackoff);
        return Akka.Actor.Props.Create(() => new BackoffSupervisor(childProps, childName, minBackoff, maxBackoff, reset, randomFactor, strategy, null, null));
    }

    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated || !terminated.ActorRef.Equals(Child))
            return HandleBackoff(message);
        Child = null;
        var maxNrOfRetries = _strategy is OneForOneStrategy strategy ? strategy.MaxNumberOfRetries : -1;
        var nextRestartCount = RestartCountN + 1;
        if (FinalStopMessageReceived)
        {
            Context.Stop(Self);
        }
        else if (maxNrOfRetries == -1 || nextRestartCount <= maxNrOfRetries)
        {
            var pause = CalculateDelay(RestartCountN, _minBackoff, _maxBackoff, _randomFactor);
            Context.System.Scheduler.ScheduleTellOnce(pause, Self, StartChild.Instance, Self);
            RestartCountN = nextRestartCount;
        }
        else
        {
            _log.Debug("Terminating on restart #{0} which exceeds max allowed restarts ({1})", nextRestartCount, maxNrOfRetries);
            Context.Stop(Self);
        }

        return true;
    }
}
