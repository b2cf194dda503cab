using System.Collections.Immutable;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

public static partial class SourceOperations
{
    /// <summary>Emits once: the first n elements, and a source of all others that is to be run once.</summary>
    public static Source<(IImmutableList<TOut>, Source<TOut, NotUsed>), TMat> PrefixAndTail<TOut, TMat>(this Source<TOut, TMat> flow, int n) =>
        flow.Via(new PrefixAndTail<TOut>(n));

    /// <summary>Runs the sources that the function makes one after the other.</summary>
    public static Source<TOut2, TMat> ConcatMany<TOut1, TOut2, TMat>(
        this Source<TOut1, TMat> flow,
        Func<TOut1, IGraph<SourceShape<TOut2>, TMat>> flatten) =>
        flow.Select(flatten).Via(new FlattenMerge<IGraph<SourceShape<TOut2>, TMat>, TOut2, TMat>(1));

    /// <summary>Runs the sources that the function makes, up to <paramref name="breadth"/> at once.</summary>
    public static Source<TOut2, TMat> MergeMany<TOut1, TOut2, TMat>(
        this Source<TOut1, TMat> flow,
        int breadth,
        Func<TOut1, IGraph<SourceShape<TOut2>, TMat>> flatten) =>
        flow.Select(flatten).Via(new FlattenMerge<IGraph<SourceShape<TOut2>, TMat>, TOut2, TMat>(breadth));
}

public static partial class FlowOperations
{
    /// <summary>Emits once: the first n elements, and a source of all others that is to be run once.</summary>
    public static Flow<TIn, (IImmutableList<TOut>, Source<TOut, NotUsed>), TMat> PrefixAndTail<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        int n) =>
        flow.Via(new PrefixAndTail<TOut>(n));

    /// <summary>Runs the sources that the function makes one after the other.</summary>
    public static Flow<TIn, TOut2, TMat> ConcatMany<TIn, TOut1, TOut2, TMat>(
        this Flow<TIn, TOut1, TMat> flow,
        Func<TOut1, IGraph<SourceShape<TOut2>, TMat>> flatten) =>
        flow.Select(flatten).Via(new FlattenMerge<IGraph<SourceShape<TOut2>, TMat>, TOut2, TMat>(1));

    /// <summary>Runs the sources that the function makes, up to <paramref name="breadth"/> at once.</summary>
    public static Flow<TIn, TOut2, TMat> MergeMany<TIn, TOut1, TOut2, TMat>(
        this Flow<TIn, TOut1, TMat> flow,
        int breadth,
        Func<TOut1, IGraph<SourceShape<TOut2>, TMat>> flatten) =>
        flow.Select(flatten).Via(new FlattenMerge<IGraph<SourceShape<TOut2>, TMat>, TOut2, TMat>(breadth));
}
