namespace Akka.Streams;

/// <summary>More elements came than <c>Limit</c> allows.</summary>
public class StreamLimitReachedException : Exception
{
    public StreamLimitReachedException(long max) : base($"Limit of {max} reached")
    {
    }
}
