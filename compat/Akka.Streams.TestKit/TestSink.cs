using Akka.Streams.Dsl;
using Akka.TestKit;

namespace Akka.Streams.TestKit;

/// <summary>Sinks that a test drives.</summary>
public static class TestSink
{
    /// <summary>A sink whose materialized probe asks for elements one request at a time, and expects what comes.</summary>
    public static Sink<T, TestSubscriber.Probe<T>> SinkProbe<T>(this TestKitBase testKit) =>
        Sink.AsPublisher<T>(false).MapMaterializedValue(publisher =>
        {
            var probe = new TestSubscriber.Probe<T>(testKit);
            publisher.Subscribe(probe);
            return probe;
        });
}
