using Akka.Actor;

namespace Akka.Pattern;

/// <summary>The settings of a <see cref="BackoffSupervisor"/>; immutable.</summary>
public abstract class BackoffOptions
{
    internal abstract Props Props { get; }

    /// <summary>Forgets earlier restarts when the child has lived this long. The default, with the smallest pause.</summary>
    public abstract BackoffOptions WithAutoReset(TimeSpan resetBackoff);

    /// <summary>Forgets earlier restarts when the child tells <see cref="BackoffSupervisor.Reset"/> to its parent.</summary>
    public abstract BackoffOptions WithManualReset();

    /// <summary>Decides about the child's failures; one that says Restart starts the pause.</summary>
    public abstract BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy);

    /// <summary>Stops the child upon every failure.</summary>
    public abstract BackoffOptions WithDefaultStoppingStrategy();

    /// <summary>Answers messages with this while there is no child, instead of letting them become dead letters.</summary>
    public abstract BackoffOptions WithReplyWhileStopped(object replyWhileStopped);

    public abstract BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries);

    /// <summary>Stops the supervisor too when the child has stopped after such a message.</summary>
    public abstract BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage);
}

/// <summary>When earlier restarts are forgotten. It has no members: <see cref="BackoffOptions"/> makes both kinds there are.</summary>
public interface IBackoffReset;

internal sealed record AutoReset(TimeSpan ResetBackoff) : IBackoffReset;

internal sealed record ManualReset : IBackoffReset
{
    public static readonly ManualReset Instance = new();
}

internal sealed class BackoffOptionsImpl(
    RestartOn restartOn,
    Props childProps,
    string childName,
    TimeSpan minBackoff,
    TimeSpan maxBackoff,
    double randomFactor) : BackoffOptions
{
    private IBackoffReset _reset;
    private OneForOneStrategy _strategy = new(SupervisorStrategy.DefaultDecider);
    private object _replyWhileStopped;
    private Func<object, bool> _isFinalStopMessage;

    internal override Props Props
    {
        get
        {
            if (minBackoff <= TimeSpan.Zero)
                throw new ArgumentException("MinBackoff must be greater than 0");
            if (maxBackoff < minBackoff)
                throw new ArgumentException("MaxBackoff must be greater than MinBackoff");
            if (randomFactor is < 0.0 or > 1.0)
                throw new ArgumentException("RandomFactor must be between 0.0 and 1.0");
            var reset = _reset ?? new AutoReset(minBackoff);
            return restartOn == RestartOn.Failure
                ? Props.Create(() => new BackoffOnRestartSupervisor(childProps, childName, minBackoff, maxBackoff, reset, randomFactor, _strategy, _replyWhileStopped, _isFinalStopMessage))
                : Props.Create(() => new BackoffSupervisor(childProps, childName, minBackoff, maxBackoff, reset, randomFactor, _strategy, _replyWhileStopped, _isFinalStopMessage));
        }
    }

    public override BackoffOptions WithAutoReset(TimeSpan resetBackoff) => With(copy => copy._reset = new AutoReset(resetBackoff));

    public override BackoffOptions WithManualReset() => With(static copy => copy._reset = ManualReset.Instance);

    public override BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy) =>
        With(copy => copy._strategy = supervisorStrategy);

    public override BackoffOptions WithDefaultStoppingStrategy() => With(copy =>
        copy._strategy = new OneForOneStrategy(copy._strategy.MaxNumberOfRetries, copy._strategy.WithinTimeRangeMilliseconds, SupervisorStrategy.StoppingStrategy.Decider));

    public override BackoffOptions WithReplyWhileStopped(object replyWhileStopped) => With(copy => copy._replyWhileStopped = replyWhileStopped);

    public override BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries) =>
        With(copy => copy._strategy = copy._strategy.WithMaxNrOfRetries(maxNrOfRetries));

    public override BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage) =>
        With(copy => copy._isFinalStopMessage = isFinalStopMessage);

    private BackoffOptionsImpl With(Action<BackoffOptionsImpl> change)
    {
        var copy = (BackoffOptionsImpl)MemberwiseClone();
        change(copy);
        return copy;
    }
}
