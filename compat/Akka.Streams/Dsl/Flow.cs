using Akka.Streams.Implementation.Modules;

namespace Akka.Streams.Dsl;

/// <summary>Makes flows.</summary>
public static partial class Flow
{
    public static Flow<T, T, NotUsed> Identity<T>() => Create<T>();

    public static Flow<T, T, TMat> Identity<T, TMat>() => Create<T, TMat>();

    /// <summary>A flow that passes everything on: where a chain of operators begins.</summary>
    public static Flow<T, T, NotUsed> Create<T>() => new(IdentityModule<T>.Instance);

    public static Flow<T, T, TMat> Create<T, TMat>() => new(new MappedModule<NotUsed, TMat>(IdentityModule<T>.Instance, _ => default));

    public static Flow<TIn, TOut, NotUsed> FromFunction<TIn, TOut>(Func<TIn, TOut> function) => Create<TIn>().Select(function);

    public static Flow<TIn, TOut, TMat> FromGraph<TIn, TOut, TMat>(IGraph<FlowShape<TIn, TOut>, TMat> graph) =>
        graph as Flow<TIn, TOut, TMat> ?? new Flow<TIn, TOut, TMat>(Module.Of(graph));

    /// <summary>A flow from two parts that know nothing of each other: what goes in ends in the sink, what comes out begins in the source.</summary>
    public static Flow<TIn, TOut, NotUsed> FromSinkAndSource<TIn, TOut, TMat>(IGraph<SinkShape<TIn>, TMat> sink, IGraph<SourceShape<TOut>, TMat> source) =>
        FromSinkAndSource<TIn, TOut, TMat, TMat, NotUsed>(sink, source, Keep.None);

    public static Flow<TIn, TOut, TMat> FromSinkAndSource<TIn, TOut, TMat1, TMat2, TMat>(
        IGraph<SinkShape<TIn>, TMat1> sink, IGraph<SourceShape<TOut>, TMat2> source, Func<TMat1, TMat2, TMat> combine) =>
        new(Wiring.SinkAndSource(Module.Of(sink), Module.Of(source), ValueCombiner.Of(combine)));
}
