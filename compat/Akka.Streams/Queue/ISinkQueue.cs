using Akka.Util;

namespace Akka.Streams;

/// <summary>A stream's exit, pulled from outside one element at a time.</summary>
public interface ISinkQueue<T>
{
    /// <summary>The next element; none when the stream has completed; a fault when it failed. One pull at a time.</summary>
    Task<Option<T>> PullAsync();
}
