using Akka.Annotations;

namespace Akka.Streams.Dsl;

/// <summary>Makes flows with context.</summary>
public static class FlowWithContext
{
    /// <summary>A flow that passes everything on: where a chain of operators begins.</summary>
    public static FlowWithContext<TIn, TCtx, TIn, TCtx, NotUsed> Create<TIn, TCtx>() => From(Flow.Create<(TIn, TCtx)>());

    public static FlowWithContext<TIn, TCtxIn, TOut, TCtxOut, TMat> From<TIn, TCtxIn, TOut, TCtxOut, TMat>(
        Flow<(TIn, TCtxIn), (TOut, TCtxOut), TMat> flow) => new(flow);
}

/// <summary>A flow whose elements each carry a context along; see <see cref="SourceWithContext{TOut,TCtx,TMat}"/>.</summary>
[ApiMayChange]
public sealed class FlowWithContext<TIn, TCtxIn, TOut, TCtxOut, TMat> : GraphDelegate<FlowShape<(TIn, TCtxIn), (TOut, TCtxOut)>, TMat>
{
    private readonly Flow<(TIn, TCtxIn), (TOut, TCtxOut), TMat> _flow;

    internal FlowWithContext(Flow<(TIn, TCtxIn), (TOut, TCtxOut), TMat> flow) : base(flow)
    {
        _flow = flow;
    }

    public FlowWithContext<TIn, TCtxIn, TOut2, TCtx2, TMat> Via<TOut2, TCtx2, TMat2>(
        IGraph<FlowShape<(TOut, TCtxOut), (TOut2, TCtx2)>, TMat2> viaFlow) => new(_flow.Via(viaFlow));

    public FlowWithContext<TIn, TCtxIn, TOut2, TCtx2, TMat3> ViaMaterialized<TOut2, TCtx2, TMat2, TMat3>(
        IGraph<FlowShape<(TOut, TCtxOut), (TOut2, TCtx2)>, TMat2> viaFlow, Func<TMat, TMat2, TMat3> combine) =>
        new(_flow.ViaMaterialized(viaFlow, combine));

    public FlowWithContext<TIn, TCtxIn, TOut, TCtxOut, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> combine) =>
        new(_flow.MapMaterializedValue(combine));

    /// <summary>The flow of elements with their contexts.</summary>
    public Flow<(TIn, TCtxIn), (TOut, TCtxOut), TMat> AsFlow() => _flow;
}
