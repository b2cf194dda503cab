using Akka.Streams;
using Akka.Streams.Dsl;

namespace AkkaSoak.Measures;

/// <summary>Pipelines of 20 stages.</summary>
internal static class Pipelines
{
    /// <summary>One element, then the end.</summary>
    public static IRunnableGraph<Task> Single(bool isAsync) =>
        Stages(Source.Single(1), isAsync).ToMaterialized(Sink.Ignore<int>(), static (_, done) => (Task)done);

    /// <summary>Waits for elements.</summary>
    public static IRunnableGraph<(ISourceQueueWithComplete<int> Queue, Task Done)> Queue(bool isAsync) =>
        Stages(Source.Queue<int>(64, OverflowStrategy.Backpressure), isAsync)
            .ToMaterialized(Sink.Ignore<int>(), static (queue, done) => (queue, (Task)done));

    private static Source<int, TMat> Stages<TMat>(Source<int, TMat> source, bool isAsync)
    {
        for (var i = 0; i < 9; i++)
            source = source.Select(static x => x + 1);
        if (isAsync)
            source = source.Async();
        for (var i = 0; i < 9; i++)
            source = source.Select(static x => x + 1);
        return source;
    }
}
