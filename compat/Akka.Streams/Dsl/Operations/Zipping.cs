namespace Akka.Streams.Dsl;

public static partial class SourceOperations
{
    /// <summary>Pairs each element with its number, from 0.</summary>
    public static Source<(TOut1, long), TMat> ZipWithIndex<TOut1, TMat>(this Source<TOut1, TMat> flow) =>
        flow.StatefulSelectMany<TOut1, (TOut1, long), TMat>(static () =>
        {
            var index = 0L;
            return element => [(element, index++)];
        });

    /// <summary>Pairs of one element of each side; completes with the shorter one.</summary>
    public static Source<(T1, T2), TMat> Zip<T1, T2, TMat>(this Source<T1, TMat> flow, IGraph<SourceShape<T2>, TMat> other) =>
        flow.Via(JunctionFlows.ZipWith<T1, T2, (T1, T2), TMat>(other, static (left, right) => (left, right)));

    /// <summary>Combines one element of each side at a time; completes with the shorter one.</summary>
    public static Source<T3, TMat> ZipWith<T1, T2, T3, TMat>(
        this Source<T1, TMat> flow,
        IGraph<SourceShape<T2>, TMat> other,
        Func<T1, T2, T3> combine) =>
        flow.Via(JunctionFlows.ZipWith(other, combine));
}

public static partial class FlowOperations
{
    /// <summary>Pairs each element with its number, from 0.</summary>
    public static Flow<TIn, (TOut, long), TMat> ZipWithIndex<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow) =>
        flow.StatefulSelectMany<TIn, TOut, (TOut, long), TMat>(static () =>
        {
            var index = 0L;
            return element => [(element, index++)];
        });

    /// <summary>Pairs of one element of each side; completes with the shorter one.</summary>
    public static Flow<TIn, (T1, T2), TMat> Zip<TIn, T1, T2, TMat>(this Flow<TIn, T1, TMat> flow, IGraph<SourceShape<T2>, TMat> other) =>
        flow.Via(JunctionFlows.ZipWith<T1, T2, (T1, T2), TMat>(other, static (left, right) => (left, right)));

    /// <summary>Combines one element of each side at a time; completes with the shorter one.</summary>
    public static Flow<TIn, T3, TMat> ZipWith<TIn, T1, T2, T3, TMat>(
        this Flow<TIn, T1, TMat> flow,
        IGraph<SourceShape<T2>, TMat> other,
        Func<T1, T2, T3> combine) =>
        flow.Via(JunctionFlows.ZipWith(other, combine));
}
