namespace Akka.Streams;

/// <summary>The answer to an offer; see <see cref="QueueOfferResult"/>.</summary>
public interface IQueueOfferResult;

public sealed class QueueOfferResult
{
    /// <summary>The element is in the buffer or already on its way.</summary>
    public sealed class Enqueued : IQueueOfferResult
    {
        public static readonly Enqueued Instance = new();

        private Enqueued()
        {
        }
    }

    /// <summary>The buffer was full and the element was dropped.</summary>
    public sealed class Dropped : IQueueOfferResult
    {
        public static readonly Dropped Instance = new();

        private Dropped()
        {
        }
    }

    /// <summary>The stream failed.</summary>
    public sealed class Failure : IQueueOfferResult
    {
        public Failure(Exception cause)
        {
            Cause = cause;
        }

        public Exception Cause { get; }
    }

    /// <summary>The stream ended while the offer was waiting.</summary>
    public sealed class QueueClosed : IQueueOfferResult
    {
        public static readonly QueueClosed Instance = new();

        private QueueClosed()
        {
        }
    }
}
