using Akka.Streams.Dsl;
using Akka.TestKit;

namespace Akka.Streams.TestKit;

/// <summary>Sources that a test drives.</summary>
public static class TestSource
{
    /// <summary>A source whose materialized probe sends elements and ends, and expects demand and cancellation.</summary>
    public static Source<T, TestPublisher.Probe<T>> SourceProbe<T>(this TestKitBase testKit) =>
        Source.AsSubscriber<T>().MapMaterializedValue(subscriber =>
        {
            var probe = new TestPublisher.Probe<T>(testKit, 0);
            probe.Subscribe(subscriber);
            return probe;
        });
}
