namespace Akka.Streams;

/// <summary>A stream's entry for elements from outside.</summary>
public interface ISourceQueue<in T>
{
    /// <summary>Offers an element from any thread; the result says what became of it.</summary>
    Task<IQueueOfferResult> OfferAsync(T element);

    /// <summary>Completes when the stream has completed or downstream has cancelled; faults when it failed.</summary>
    Task WatchCompletionAsync();
}

/// <summary>A queue that can also end the stream.</summary>
public interface ISourceQueueWithComplete<in T> : ISourceQueue<T>
{
    /// <summary>Completes the stream once everything accepted so far has been delivered.</summary>
    void Complete();

    /// <summary>Fails the stream at once; what is buffered is lost.</summary>
    void Fail(Exception ex);

    new Task WatchCompletionAsync();
}
