using Akka.Actor;

namespace Akka.Pattern;

/// <summary>A call was refused because its <see cref="CircuitBreaker"/> is open, or half open with a trial call under way.</summary>
public class OpenCircuitException : AkkaException
{
    private const string DefaultMessage = "Circuit Breaker is open; calls are failing fast";

    public OpenCircuitException()
        : this(DefaultMessage, TimeSpan.Zero)
    {
    }

    public OpenCircuitException(string message)
        : this(message, TimeSpan.Zero)
    {
    }

    public OpenCircuitException(string message, TimeSpan remainingDuration)
        : this(message, null, remainingDuration)
    {
    }

    public OpenCircuitException(string message, Exception cause)
        : this(message, cause, TimeSpan.Zero)
    {
    }

    public OpenCircuitException(string message, Exception cause, TimeSpan remainingDuration)
        : base(message, cause) => RemainingDuration = remainingDuration;

    public OpenCircuitException(Exception cause)
        : this(DefaultMessage, cause, TimeSpan.Zero)
    {
    }

    public OpenCircuitException(Exception cause, TimeSpan remainingDuration)
        : this(DefaultMessage, cause, remainingDuration)
    {
    }

    /// <summary>How long the breaker stays open; zero when it is half open.</summary>
    public TimeSpan RemainingDuration { get; }
}
