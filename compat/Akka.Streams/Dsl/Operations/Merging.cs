namespace Akka.Streams.Dsl;

public static partial class SourceOperations
{
    /// <summary>Takes a fixed number of elements from each side in turn.</summary>
    public static Source<T2, TMat> Interleave<T1, T2, TMat>(
        this Source<T1, TMat> flow,
        IGraph<SourceShape<T2>, TMat> other,
        int segmentSize)
        where T1 : T2 =>
        flow.Via(JunctionFlows.Interleave<T1, T2, TMat>(other, segmentSize));

    /// <summary>As Interleave, with a function for the materialized values.</summary>
    public static Source<T2, TMat3> InterleaveMaterialized<T1, T2, TMat, TMat2, TMat3>(
        this Source<T1, TMat> flow,
        IGraph<SourceShape<T2>, TMat2> graph,
        int segmentSize,
        Func<TMat, TMat2, TMat3> combine)
        where T1 : T2 =>
        flow.ViaMaterialized(JunctionFlows.Interleave<T1, T2, TMat2>(graph, segmentSize), combine);

    /// <summary>Elements of both sides as they come; completes when both have, or the first one if eager.</summary>
    public static Source<TOut2, TMat> Merge<TOut1, TOut2, TMat>(
        this Source<TOut1, TMat> flow,
        IGraph<SourceShape<TOut2>, TMat> other,
        bool eagerComplete = false)
        where TOut1 : TOut2 =>
        flow.Via(JunctionFlows.Merge<TOut1, TOut2, TMat>(other, eagerComplete));

    /// <summary>As Merge, with a function for the materialized values.</summary>
    public static Source<TOut2, TMat3> MergeMaterialized<TOut1, TOut2, TMat, TMat2, TMat3>(
        this Source<TOut1, TMat> flow,
        IGraph<SourceShape<TOut2>, TMat2> that,
        Func<TMat, TMat2, TMat3> combine)
        where TOut1 : TOut2 =>
        flow.ViaMaterialized(JunctionFlows.Merge<TOut1, TOut2, TMat2>(that), combine);

    /// <summary>Merges two sorted streams into a sorted one.</summary>
    public static Source<TOut, TMat> MergeSorted<TOut, TMat>(
        this Source<TOut, TMat> flow,
        IGraph<SourceShape<TOut>, TMat> other,
        Func<TOut, TOut, int> orderFunc) =>
        flow.Via(JunctionFlows.MergeSorted(other, orderFunc));

    /// <summary>Merges two sorted streams into a sorted one.</summary>
    public static Source<TOut, TMat> MergeSorted<TOut, TMat>(
        this Source<TOut, TMat> flow,
        IGraph<SourceShape<TOut>, TMat> other)
        where TOut : IComparable<TOut> =>
        flow.Via(JunctionFlows.MergeSorted(other, static (left, right) => left.CompareTo(right)));

    /// <summary>Merges two sorted streams into a sorted one.</summary>
    public static Source<TOut, TMat> MergeSorted<TOut, TMat>(
        this Source<TOut, TMat> flow,
        IGraph<SourceShape<TOut>, TMat> other,
        IComparer<TOut> comparer) =>
        flow.Via(JunctionFlows.MergeSorted(other, comparer.Compare));

    /// <summary>Emits the other source once this one has completed; it is started at once, but asked for elements only then.</summary>
    public static Source<TOut, TMat> Concat<TOut, TMat>(this Source<TOut, TMat> flow, IGraph<SourceShape<TOut>, TMat> other) =>
        flow.Via(JunctionFlows.Concat(other));

    /// <summary>Both sources through a fan-in junction.</summary>
    public static Source<TOut2, TMatOut> CombineMaterialized<T, TOut2, TMat1, TMat2, TMatOut>(
        this Source<T, TMat1> flow,
        Source<T, TMat2> other,
        Func<int, IGraph<UniformFanInShape<T, TOut2>, NotUsed>> strategy,
        Func<TMat1, TMat2, TMatOut> combineMaterializers) =>
        Source.CombineMaterialized(flow, other, strategy, combineMaterializers);

    /// <summary>Emits the other source first.</summary>
    public static Source<TOut2, TMat> Prepend<TOut1, TOut2, TMat>(
        this Source<TOut1, TMat> flow,
        IGraph<SourceShape<TOut2>, TMat> that)
        where TOut1 : TOut2 =>
        flow.Via(JunctionFlows.Prepend<TOut1, TOut2, TMat>(that));

    /// <summary>Emits the secondary source if this one completes without an element.</summary>
    public static Source<T, TMat> OrElse<T, TMat>(this Source<T, TMat> flow, IGraph<SourceShape<T>, TMat> secondary) =>
        flow.Via(JunctionFlows.OrElse(secondary));

    /// <summary>As OrElse, with a function for the materialized values.</summary>
    public static Source<T, TMat3> OrElseMaterialized<T, TMat, TMat2, TMat3>(
        this Source<T, TMat> flow,
        IGraph<SourceShape<T>, TMat2> secondary,
        Func<TMat, TMat2, TMat3> materializedFunction) =>
        flow.ViaMaterialized(JunctionFlows.OrElse(secondary), materializedFunction);
}

public static partial class FlowOperations
{
    /// <summary>Takes a fixed number of elements from each side in turn.</summary>
    public static Flow<TIn, T2, TMat> Interleave<TIn, T1, T2, TMat>(
        this Flow<TIn, T1, TMat> flow,
        IGraph<SourceShape<T2>, TMat> other,
        int segmentSize)
        where T1 : T2 =>
        flow.Via(JunctionFlows.Interleave<T1, T2, TMat>(other, segmentSize));

    /// <summary>As Interleave, with a function for the materialized values.</summary>
    public static Flow<TIn, T2, TMat3> InterleaveMaterialized<TIn, T1, T2, TMat, TMat2, TMat3>(
        this Flow<TIn, T1, TMat> flow,
        IGraph<SourceShape<T2>, TMat2> graph,
        int segmentSize,
        Func<TMat, TMat2, TMat3> combine)
        where T1 : T2 =>
        flow.ViaMaterialized(JunctionFlows.Interleave<T1, T2, TMat2>(graph, segmentSize), combine);

    /// <summary>Elements of both sides as they come; completes when both have, or the first one if eager.</summary>
    public static Flow<TIn, TOut2, TMat> Merge<TIn, TOut1, TOut2, TMat>(
        this Flow<TIn, TOut1, TMat> flow,
        IGraph<SourceShape<TOut2>, TMat> other,
        bool eagerComplete = false)
        where TOut1 : TOut2 =>
        flow.Via(JunctionFlows.Merge<TOut1, TOut2, TMat>(other, eagerComplete));

    /// <summary>As Merge, with a function for the materialized values.</summary>
    public static Flow<TIn, TOut2, TMat3> MergeMaterialized<TIn, TOut1, TOut2, TMat, TMat2, TMat3>(
        this Flow<TIn, TOut1, TMat> flow,
        IGraph<SourceShape<TOut2>, TMat2> that,
        Func<TMat, TMat2, TMat3> combine)
        where TOut1 : TOut2 =>
        flow.ViaMaterialized(JunctionFlows.Merge<TOut1, TOut2, TMat2>(that), combine);

    /// <summary>Merges two sorted streams into a sorted one.</summary>
    public static Flow<TIn, TOut, TMat> MergeSorted<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        IGraph<SourceShape<TOut>, TMat> other,
        Func<TOut, TOut, int> orderFunc) =>
        flow.Via(JunctionFlows.MergeSorted(other, orderFunc));

    /// <summary>Merges two sorted streams into a sorted one.</summary>
    public static Flow<TIn, TOut, TMat> MergeSorted<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        IGraph<SourceShape<TOut>, TMat> other)
        where TOut : IComparable<TOut> =>
        flow.Via(JunctionFlows.MergeSorted(other, static (left, right) => left.CompareTo(right)));

    /// <summary>Merges two sorted streams into a sorted one.</summary>
    public static Flow<TIn, TOut, TMat> MergeSorted<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        IGraph<SourceShape<TOut>, TMat> other,
        IComparer<TOut> comparer) =>
        flow.Via(JunctionFlows.MergeSorted(other, comparer.Compare));

    /// <summary>Emits the other source once this one has completed; it is started at once, but asked for elements only then.</summary>
    public static Flow<TIn, TOut, TMat> Concat<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, IGraph<SourceShape<TOut>, TMat> other) =>
        flow.Via(JunctionFlows.Concat(other));

    /// <summary>Emits the other source first.</summary>
    public static Flow<TIn, TOut2, TMat> Prepend<TIn, TOut1, TOut2, TMat>(
        this Flow<TIn, TOut1, TMat> flow,
        IGraph<SourceShape<TOut2>, TMat> that)
        where TOut1 : TOut2 =>
        flow.Via(JunctionFlows.Prepend<TOut1, TOut2, TMat>(that));

    /// <summary>Emits the secondary source if this one completes without an element.</summary>
    public static Flow<T, T, TMat> OrElse<T, TMat>(this Flow<T, T, TMat> flow, IGraph<SourceShape<T>, TMat> secondary) =>
        flow.Via(JunctionFlows.OrElse(secondary));

    /// <summary>As OrElse, with a function for the materialized values.</summary>
    public static Flow<T, T, TMat3> OrElseMaterialized<T, TMat, TMat2, TMat3>(
        this Flow<T, T, TMat> flow,
        IGraph<SourceShape<T>, TMat2> secondary,
        Func<TMat, TMat2, TMat3> materializedFunction) =>
        flow.ViaMaterialized(JunctionFlows.OrElse(secondary), materializedFunction);
}
