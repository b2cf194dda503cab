using Akka.Actor;

namespace Akka.Pattern;

/// <summary>The failure that <see cref="CircuitBreaker.Fail"/> stands for.</summary>
public class UserCalledFailException : AkkaException
{
    public UserCalledFailException()
        : base($"User code caused [{nameof(CircuitBreaker)}] to fail because it calls the [{nameof(CircuitBreaker.Fail)}()] method.")
    {
    }
}
