using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace AkkaSoak.Measures;

/// <summary>An element through ten <c>Select</c>s, fused or with a boundary in the middle.</summary>
internal static class ElementCost
{
    private const int Elements = 1_000_000;
    private const int WarmUps = 4;
    private const int Repetitions = 5;

    public static void Measure(string name, bool isAsync, ActorMaterializer materializer)
    {
        Measure($"{name} struct", Build(Source.Repeat(new Frame(1, 2, 3)), static f => new Frame(f.A + 1, f.B, f.C), isAsync), materializer);
        Measure($"{name} object", Build(Source.Repeat(new object()), static o => o, isAsync), materializer);
    }

    private static void Measure(string name, IRunnableGraph<Task> graph, ActorMaterializer materializer)
    {
        for (var i = 0; i < WarmUps; i++)
            graph.Run(materializer).Wait();
        var (time, bytes) = Figures.PerUnit(Elements, Repetitions, () => graph.Run(materializer).Wait());
        Figures.Print($"{name}, cpu", time, "ns/element");
        Figures.Print($"{name}, allocated", bytes, "B/element");
    }

    private static IRunnableGraph<Task> Build<T>(Source<T, NotUsed> source, Func<T, T> map, bool isAsync)
    {
        source = source.Take(Elements);
        for (var i = 0; i < 5; i++)
            source = source.Select(map);
        if (isAsync)
            source = source.Async();
        for (var i = 0; i < 5; i++)
            source = source.Select(map);
        return source.ToMaterialized(Sink.Ignore<T>(), static (_, done) => (Task)done);
    }

    private readonly record struct Frame(long A, long B, int C);
}
