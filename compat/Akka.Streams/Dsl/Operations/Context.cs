namespace Akka.Streams.Dsl;

public static partial class SourceOperations
{
    /// <summary>Gives each element the context that the function takes from it.</summary>
    public static SourceWithContext<TOut, TCtx, TMat> AsSourceWithContext<TOut, TCtx, TMat>(this Source<TOut, TMat> flow, Func<TOut, TCtx> fn) =>
        new(flow.Select(element => (element, fn(element))));
}

public static partial class FlowOperations
{
    /// <summary>
    /// Makes a flow with context out of one without: <paramref name="collapseContext"/> puts an element and its context into what goes in,
    /// <paramref name="extractContext"/> takes the context from what comes out.
    /// </summary>
    public static FlowWithContext<TIn, TCtxIn, TOut, TCtxOut, TMat> AsFlowWithContext<TIn, TCtxIn, TOut, TCtxOut, TMat, TIn2>(
        this Flow<TIn2, TOut, TMat> flow, Func<TIn, TCtxIn, TIn2> collapseContext, Func<TOut, TCtxOut> extractContext) =>
        new(Flow.Create<(TIn Element, TCtxIn Context)>()
            .Select(pair => collapseContext(pair.Element, pair.Context))
            .ViaMaterialized(flow, Keep.Right)
            .Select(element => (element, extractContext(element))));
}
