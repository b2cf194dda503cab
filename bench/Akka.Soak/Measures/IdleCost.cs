using Akka.Streams;
using Akka.Streams.Dsl;

namespace AkkaSoak.Measures;

/// <summary>What streams of 20 stages cost that wait for elements: memory each, and processor time of ten thousand.</summary>
internal static class IdleCost
{
    private const int Streams = 1_000;
    private const int ManyStreams = 10_000;
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(5);

    public static void Measure(ActorMaterializer materializer)
    {
        Memory("idle, 20 stages", isAsync: false, materializer);
        Memory("idle, 20 stages with a boundary", isAsync: true, materializer);
        Processor(materializer);
    }

    private static void Memory(string name, bool isAsync, ActorMaterializer materializer)
    {
        var graph = Pipelines.Queue(isAsync);
        var figures = new double[5];
        for (var round = -1; round < figures.Length; round++)
        {
            var streams = new List<(ISourceQueueWithComplete<int> Queue, Task Done)>(Streams);
            Figures.Collect();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            for (var i = 0; i < Streams; i++)
                streams.Add(graph.Run(materializer));
            Settle();
            Figures.Collect();
            if (round >= 0)
                figures[round] = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Streams;
            End(streams);
        }

        Figures.Print($"{name}, memory", Figures.Median(figures), "B/stream");
    }

    private static void Processor(ActorMaterializer materializer)
    {
        Settle();
        var start = Figures.Cpu;
        Thread.Sleep(Watched);
        Figures.Print("no streams, cpu", (Figures.Cpu - start).TotalMilliseconds / Watched.TotalSeconds, "ms/s");
        var graph = Pipelines.Queue(isAsync: false);
        var streams = Enumerable.Range(0, ManyStreams).Select(_ => graph.Run(materializer)).ToList();
        Settle();
        Figures.Collect();
        start = Figures.Cpu;
        Thread.Sleep(Watched);
        Figures.Print("10,000 idle streams, cpu", (Figures.Cpu - start).TotalMilliseconds / Watched.TotalSeconds, "ms/s");
        End(streams);
    }

    /// <summary>Lets everything that was started come to rest.</summary>
    private static void Settle() => Thread.Sleep(500);

    private static void End(List<(ISourceQueueWithComplete<int> Queue, Task Done)> streams)
    {
        foreach (var (queue, _) in streams)
            queue.Complete();
        Task.WaitAll(streams.Select(stream => stream.Done).ToArray());
    }
}
