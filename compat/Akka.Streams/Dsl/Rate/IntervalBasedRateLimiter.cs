using Akka.Annotations;

namespace Akka.Streams.Dsl;

/// <summary>Slows a stream down by putting elements into batches.</summary>
public static class IntervalBasedRateLimiter
{
    /// <summary>
    /// Emits batches of up to <paramref name="maxBatchSize"/> elements, the next one no sooner than <paramref name="minInterval"/> after the
    /// last. Backpressures while a full batch waits; completes when upstream has and the last batch is out.
    /// </summary>
    [ApiMayChange]
    public static IGraph<FlowShape<T, IEnumerable<T>>, NotUsed> Create<T>(TimeSpan minInterval, int maxBatchSize) =>
        Flow.Create<T>().GroupedWithin(maxBatchSize, minInterval).Via(new DelayFlow<IEnumerable<T>>(minInterval));
}
