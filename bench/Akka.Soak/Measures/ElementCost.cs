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

    /// <summary>Ten functions that the runtime cannot tell to be the same, so that it inlines none of them.</summary>
    private static readonly Func<Frame, Frame>[] Different =
    [
        static f => f with { A = f.A + 1 }, static f => f with { B = f.B + 1 }, static f => f with { C = f.C + 1 },
        static f => f with { A = f.A + 2 }, static f => f with { B = f.B + 2 }, static f => f with { C = f.C + 2 },
        static f => f with { A = f.A + 3 }, static f => f with { B = f.B + 3 }, static f => f with { C = f.C + 3 },
        static f => f with { A = f.B },
    ];

    public static void Measure(string name, bool isAsync, ActorMaterializer materializer)
    {
        Measure($"{name} struct", Build(Source.Repeat(new Frame(1, 2, 3)), _ => static f => new Frame(f.A + 1, f.B, f.C), isAsync), materializer);
        Measure($"{name} object", Build(Source.Repeat(new object()), _ => static o => o, isAsync), materializer);
        Measure($"{name} struct, ten different functions", Build(Source.Repeat(new Frame(1, 2, 3)), i => Different[i], isAsync), materializer);
    }

    private static void Measure(string name, IRunnableGraph<Task> graph, ActorMaterializer materializer)
    {
        for (var i = 0; i < WarmUps; i++)
            graph.Run(materializer).Wait();
        var (time, bytes) = Figures.PerUnit(Elements, Repetitions, () => graph.Run(materializer).Wait());
        Figures.Print($"{name}, cpu", time, "ns/element");
        Figures.Print($"{name}, allocated", bytes, "B/element");
    }

    private static IRunnableGraph<Task> Build<T>(Source<T, NotUsed> source, Func<int, Func<T, T>> map, bool isAsync)
    {
        source = source.Take(Elements);
        for (var i = 0; i < 10; i++)
        {
            if (i == 5 && isAsync)
                source = source.Async();
            source = source.Select(map(i));
        }

        return source.ToMaterialized(Sink.Ignore<T>(), static (_, done) => (Task)done);
    }

    private readonly record struct Frame(long A, long B, int C);
}
