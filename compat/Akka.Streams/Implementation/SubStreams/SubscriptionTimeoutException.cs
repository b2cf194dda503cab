namespace Akka.Streams.Implementation;

/// <summary>Nobody subscribed in time.</summary>
public class SubscriptionTimeoutException : Exception
{
    public SubscriptionTimeoutException(string message) : base(message)
    {
    }

    public SubscriptionTimeoutException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
