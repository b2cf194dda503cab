namespace Akka.Streams.Dsl;

/// <summary>Operators of sources with context.</summary>
public static class SourceWithContextOperations
{
    /// <summary>Maps each element.</summary>
    public static SourceWithContext<TOut2, TCtx, TMat> Select<TOut, TCtx, TOut2, TMat>(
        this SourceWithContext<TOut, TCtx, TMat> flow, Func<TOut, TOut2> fn) => flow.Via(ContextFlows.Select<TOut, TCtx, TOut2>(fn));

    /// <summary>Maps each element by a task, up to <paramref name="parallelism"/> at once; the order is kept.</summary>
    public static SourceWithContext<TOut2, TCtx, TMat> SelectAsync<TOut, TCtx, TOut2, TMat>(
        this SourceWithContext<TOut, TCtx, TMat> flow, int parallelism, Func<TOut, Task<TOut2>> fn) => flow.Via(ContextFlows.SelectAsync<TOut, TCtx, TOut2>(parallelism, fn));

    /// <summary>Maps each element and leaves out what comes out as null, together with its context.</summary>
    public static SourceWithContext<TOut2, TCtx, TMat> Collect<TOut, TCtx, TOut2, TMat>(
        this SourceWithContext<TOut, TCtx, TMat> flow, Func<TOut, TOut2> fn) where TOut2 : class => flow.Via(ContextFlows.Collect<TOut, TCtx, TOut2>(fn));

    /// <summary>Keeps the elements that the predicate holds for; the others go together with their contexts.</summary>
    public static SourceWithContext<TOut, TCtx, TMat> Where<TOut, TCtx, TMat>(
        this SourceWithContext<TOut, TCtx, TMat> flow, Func<TOut, bool> predicate) => flow.Via(ContextFlows.Where<TOut, TCtx>(predicate));

    /// <summary>Keeps the elements that the predicate does not hold for.</summary>
    public static SourceWithContext<TOut, TCtx, TMat> WhereNot<TOut, TCtx, TMat>(
        this SourceWithContext<TOut, TCtx, TMat> flow, Func<TOut, bool> predicate) => flow.Via(ContextFlows.WhereNot<TOut, TCtx>(predicate));

    /// <summary>Puts n elements together, and their contexts.</summary>
    public static SourceWithContext<IReadOnlyList<TOut>, IReadOnlyList<TCtx>, TMat> Grouped<TOut, TCtx, TMat>(
        this SourceWithContext<TOut, TCtx, TMat> flow, int n) => flow.Via(ContextFlows.Grouped<TOut, TCtx>(n));

    /// <summary>A window of n elements that moves by <paramref name="step"/>, and their contexts.</summary>
    public static SourceWithContext<IReadOnlyList<TOut>, IReadOnlyList<TCtx>, TMat> Sliding<TOut, TCtx, TMat>(
        this SourceWithContext<TOut, TCtx, TMat> flow, int n, int step = 1) => flow.Via(ContextFlows.Sliding<TOut, TCtx>(n, step));

    /// <summary>Takes each element apart; every part has its context.</summary>
    public static SourceWithContext<TOut2, TCtx, TMat> SelectConcat<TOut, TCtx, TOut2, TMat>(
        this SourceWithContext<TOut, TCtx, TMat> flow, Func<TOut, IEnumerable<TOut2>> fn) => flow.Via(ContextFlows.SelectConcat<TOut, TCtx, TOut2>(fn));

    /// <summary>As <c>SelectConcat</c>, with a function made for each run, which may keep state.</summary>
    public static SourceWithContext<TOut2, TCtx, TMat> StatefulSelectConcat<TOut, TCtx, TOut2, TMat>(
        this SourceWithContext<TOut, TCtx, TMat> flow, Func<Func<TOut, IEnumerable<TOut2>>> fn) => flow.Via(ContextFlows.StatefulSelectConcat<TOut, TCtx, TOut2>(fn));

    /// <summary>Maps the contexts.</summary>
    public static SourceWithContext<TOut, TCtx2, TMat> SelectContext<TOut, TCtx, TCtx2, TMat>(
        this SourceWithContext<TOut, TCtx, TMat> flow, Func<TCtx, TCtx2> mapContext) => flow.Via(ContextFlows.SelectContext<TOut, TCtx, TCtx2>(mapContext));
}
