using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>A source that any number of producers can be attached to while it runs.</summary>
public static class MergeHub
{
    private const int DefaultBufferSize = 16;

    /// <summary>
    /// The materialized sink may be run any number of times; what comes through each of them comes out here. A producer's end is not the hub's;
    /// when the hub has ended producers are cancelled. Each producer runs up to <paramref name="perProducerBufferSize"/> elements ahead.
    /// </summary>
    public static Source<T, Sink<T, NotUsed>> Source<T>(int perProducerBufferSize) =>
        Dsl.Source.FromGraph(new MergeHubStage<T>(perProducerBufferSize));

    public static Source<T, Sink<T, NotUsed>> Source<T>() => Source<T>(DefaultBufferSize);

    /// <summary>A producer has failed; the hub goes on.</summary>
    public sealed class ProducerFailed : Exception
    {
        public ProducerFailed(string message, Exception cause) : base(message, cause)
        {
        }
    }
}
