using Akka.Streams;
using Akka.Streams.Dsl;

namespace AkkaSoak.Measures;

/// <summary>Starting a stream of 20 stages, and running it to its end.</summary>
internal static class StartCost
{
    private const int Runs = 2_000;
    private const int Repetitions = 5;

    public static void Measure(ActorMaterializer materializer)
    {
        foreach (var isAsync in new[] { false, true })
        {
            var graph = Pipelines.Single(isAsync);
            for (var i = 0; i < 5_000; i++)
                graph.Run(materializer).Wait();
            var name = isAsync ? "20 stages with a boundary" : "20 stages";
            MeasureRun(name, graph, materializer);
            var (time, bytes) = Figures.PerUnit(Runs, Repetitions, () => Repeat(graph, materializer));
            Figures.Print($"{name}, run to the end, cpu", time / 1000, "us");
            Figures.Print($"{name}, run to the end, allocated", bytes, "B");
        }
    }

    private static void Repeat(IRunnableGraph<Task> graph, ActorMaterializer materializer)
    {
        for (var i = 0; i < Runs; i++)
            graph.Run(materializer).Wait();
    }

    /// <summary>The call of <c>Run</c> alone: it is over in microseconds, so time on the clock and allocation of this thread, median of many.</summary>
    private static void MeasureRun(string name, IRunnableGraph<Task> graph, ActorMaterializer materializer)
    {
        var times = new double[Runs];
        var bytes = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = TimeProvider.System.GetTimestamp();
            var done = graph.Run(materializer);
            times[i] = TimeProvider.System.GetElapsedTime(start).TotalMicroseconds;
            bytes[i] = GC.GetAllocatedBytesForCurrentThread() - allocated;
            done.Wait();
        }

        Figures.Print($"{name}, Run(), time", Figures.Median(times), "us");
        Figures.Print($"{name}, Run(), allocated", Figures.Median(bytes), "B");
    }
}
