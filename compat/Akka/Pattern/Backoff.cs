using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Makes the options of a <see cref="BackoffSupervisor"/>.</summary>
public static class Backoff
{
    /// <summary>Starts a child anew, after a pause, when it <b>fails</b>.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first pause; it doubles with each failure.</param>
    /// <param name="maxBackoff">The limit of the doubling.</param>
    /// <param name="randomFactor">A random part of this share is added: 0.2 for up to 20 %.</param>
    /// <param name="maxNrOfRetries">How often at most; -1 for ever.</param>
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new BackoffOptionsImpl(RestartOn.Failure, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);

    [Obsolete("Use the overload with maxNrOfRetries.")]
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnFailure(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>Starts a child anew, after a pause, when it <b>stops</b>. A child that only fails is restarted at once, unless the strategy stops it.</summary>
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new BackoffOptionsImpl(RestartOn.Stop, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);

    [Obsolete("Use the overload with maxNrOfRetries.")]
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);
}

/// <summary>When a backoff supervisor starts its child anew.</summary>
internal enum RestartOn
{
    Failure,
    Stop,
}
