using Akka.Annotations;

namespace Akka.Streams.Dsl;

/// <summary>Makes sources with context.</summary>
public static class SourceWithContext
{
    public static SourceWithContext<TOut, TCtxOut, TMat> FromTuples<TOut, TCtxOut, TMat>(Source<(TOut, TCtxOut), TMat> source) => new(source);
}

/// <summary>
/// A source whose elements each carry a context along, such as an offset to acknowledge. Its operators see the elements only, and none of
/// them can reorder what it emits.
/// </summary>
[ApiMayChange]
public sealed class SourceWithContext<TOut, TCtx, TMat> : GraphDelegate<SourceShape<(TOut, TCtx)>, TMat>
{
    private readonly Source<(TOut, TCtx), TMat> _source;

    public SourceWithContext(Source<(TOut, TCtx), TMat> source) : base(source)
    {
        _source = source;
    }

    public SourceWithContext<TOut2, TCtx2, TMat> Via<TOut2, TCtx2, TMat2>(IGraph<FlowShape<(TOut, TCtx), (TOut2, TCtx2)>, TMat2> viaFlow) =>
        new(_source.Via(viaFlow));

    public SourceWithContext<TOut2, TCtx2, TMat3> ViaMaterialized<TOut2, TCtx2, TMat2, TMat3>(
        IGraph<FlowShape<(TOut, TCtx), (TOut2, TCtx2)>, TMat2> viaFlow, Func<TMat, TMat2, TMat3> combine) =>
        new(_source.ViaMaterialized(viaFlow, combine));

    public IRunnableGraph<TMat> To<TMat2>(IGraph<SinkShape<(TOut, TCtx)>, TMat2> sink) => _source.To(sink);

    public IRunnableGraph<TMat3> ToMaterialized<TMat2, TMat3>(IGraph<SinkShape<(TOut, TCtx)>, TMat2> sink, Func<TMat, TMat2, TMat3> combine) =>
        _source.ToMaterialized(sink, combine);

    public SourceWithContext<TOut, TCtx, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> combine) =>
        new(_source.MapMaterializedValue(combine));

    public TMat2 RunWith<TMat2>(IGraph<SinkShape<(TOut, TCtx)>, TMat2> sink, IMaterializer materializer) => _source.RunWith(sink, materializer);

    /// <summary>The source of elements with their contexts.</summary>
    public Source<(TOut, TCtx), TMat> AsSource() => _source;
}
