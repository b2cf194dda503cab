using Akka.Pattern;

namespace Akka.Streams.Implementation;

/// <summary>What a subscriber is told that comes to a publisher which has completed and gone.</summary>
public class NormalShutdownException : IllegalStateException
{
    public NormalShutdownException(string message) : base(message)
    {
    }
}
