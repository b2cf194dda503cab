using Akka.Pattern;

namespace Akka.Streams.Implementation;

/// <summary>Marks exceptions of a publisher or subscriber that does not keep to the Reactive Streams specification.</summary>
public interface ISpecViolation
{
}

/// <summary>A signal that must not throw has thrown.</summary>
public class SignalThrewException : IllegalStateException, ISpecViolation
{
    public SignalThrewException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
