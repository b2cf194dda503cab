using System.Collections.Immutable;

namespace Akka.Streams.Dsl;

public static partial class Source
{
    /// <summary>Several sources through a fan-in junction, which the strategy makes for the given number of inputs.</summary>
    public static Source<TOut2, NotUsed> Combine<T, TOut2>(
        Source<T, NotUsed> first,
        Source<T, NotUsed> second,
        Func<int, IGraph<UniformFanInShape<T, TOut2>, NotUsed>> strategy,
        params Source<T, NotUsed>[] rest) =>
        FromGraph(GraphDsl.Create(b =>
        {
            var junction = b.Add(strategy(rest.Length + 2));
            b.From(first).To(junction.In(0));
            b.From(second).To(junction.In(1));
            for (var i = 0; i < rest.Length; i++)
                b.From(rest[i]).To(junction.In(i + 2));
            return new SourceShape<TOut2>(junction.Out);
        }));

    public static Source<TOut2, TMatOut> CombineMaterialized<T, TOut2, TMat1, TMat2, TMatOut>(
        Source<T, TMat1> first,
        Source<T, TMat2> second,
        Func<int, IGraph<UniformFanInShape<T, TOut2>, NotUsed>> strategy,
        Func<TMat1, TMat2, TMatOut> combineMaterializers) =>
        FromGraph(GraphDsl.Create(first, second, combineMaterializers, (b, shape1, shape2) =>
        {
            var junction = b.Add(strategy(2));
            b.From(shape1).To(junction.In(0));
            b.From(shape2).To(junction.In(1));
            return new SourceShape<TOut2>(junction.Out);
        }));

    /// <summary>Lists with one element of each source.</summary>
    public static Source<IImmutableList<T>, NotUsed> ZipN<T>(IEnumerable<Source<T, NotUsed>> sources) => ZipWithN(x => x, sources);

    /// <summary>Combines one element of each source at a time.</summary>
    public static Source<TOut2, NotUsed> ZipWithN<T, TOut2>(Func<IImmutableList<T>, TOut2> zipper, IEnumerable<Source<T, NotUsed>> sources)
    {
        var list = sources.ToImmutableList();
        return list.Count switch
        {
            0 => Empty<TOut2>(),
            1 => list[0].Select(element => zipper(ImmutableList.Create(element))),
            _ => Combine(list[0], list[1], n => new ZipWithN<T, TOut2>(zipper, n), [.. list.Skip(2)]),
        };
    }
}
