using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>A sink that any number of consumers can be attached to while it runs.</summary>
public class BroadcastHub
{
    private const int DefaultBufferSize = 256;

    /// <summary>
    /// The materialized source may be run any number of times; each run gets the elements from then on. The slowest consumer sets the pace, up
    /// to <paramref name="bufferSize"/> elements behind the fastest; without consumers as many are held for the first one. The size is a power of
    /// two below 4096.
    /// </summary>
    public static Sink<T, Source<T, NotUsed>> Sink<T>(int bufferSize) => Dsl.Sink.FromGraph(new BroadcastHubStage<T>(bufferSize));

    public static Sink<T, Source<T, NotUsed>> Sink<T>() => Sink<T>(DefaultBufferSize);
}
