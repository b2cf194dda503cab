namespace Akka.Streams.Dsl;

public static partial class SourceOperations
{
    /// <summary>As AlsoTo, with a function for the materialized values.</summary>
    public static Source<TOut, TMat3> AlsoToMaterialized<TOut, TMat, TMat2, TMat3>(
        this Source<TOut, TMat> flow,
        IGraph<SinkShape<TOut>, TMat2> that,
        Func<TMat, TMat2, TMat3> materializerFunction) =>
        flow.ViaMaterialized(JunctionFlows.AlsoTo(that, propagateFailure: false), materializerFunction);

    /// <summary>As AlsoTo, with a function for the materialized values.</summary>
    public static Source<TOut, TMat3> AlsoToMaterialized<TOut, TMat, TMat2, TMat3>(
        this Source<TOut, TMat> flow,
        IGraph<SinkShape<TOut>, TMat2> that,
        Func<TMat, TMat2, TMat3> materializerFunction,
        bool propagateFailure) =>
        flow.ViaMaterialized(JunctionFlows.AlsoTo(that, propagateFailure), materializerFunction);

    /// <summary>Sends every element to the sink as well; it sets the pace too. That it cancels does not end the stream.</summary>
    public static Source<TOut, TMat> AlsoTo<TOut, TMat>(this Source<TOut, TMat> flow, IGraph<SinkShape<TOut>, TMat> that) =>
        flow.Via(JunctionFlows.AlsoTo(that, propagateFailure: false));

    /// <summary>Sends every element to the sink as well; its cancellation ends the stream if <paramref name="propagateFailure"/>.</summary>
    public static Source<TOut, TMat> AlsoTo<TOut, TMat>(this Source<TOut, TMat> flow, IGraph<SinkShape<TOut>, TMat> that, bool propagateFailure) =>
        flow.Via(JunctionFlows.AlsoTo(that, propagateFailure));

    /// <summary>Calls the action for each element, without delaying or ending the stream.</summary>
    public static Source<TOut, TMat> WireTap<TOut, TMat>(this Source<TOut, TMat> flow, Action<TOut> action) =>
        flow.WireTap(Flow.Create<TOut>().To(Sink.ForEach(action)).MapMaterializedValue<TMat>(static _ => default));

    /// <summary>Sends elements to the sink as well; while it is slower it misses some. It neither delays nor ends the stream.</summary>
    public static Source<TOut, TMat> WireTap<TOut, TMat>(this Source<TOut, TMat> flow, IGraph<SinkShape<TOut>, TMat> that) =>
        flow.Via(JunctionFlows.WireTap(that));

    /// <summary>As WireTap, with a function for the materialized values.</summary>
    public static Source<TOut, TMat3> WireTapMaterialized<TOut, TMat, TMat2, TMat3>(
        this Source<TOut, TMat> flow,
        IGraph<SinkShape<TOut>, TMat2> that,
        Func<TMat, TMat2, TMat3> materializerFunction) =>
        flow.ViaMaterialized(JunctionFlows.WireTap(that), materializerFunction);

    /// <summary>As DivertTo, with a function for the materialized values.</summary>
    public static Source<TOut, TMat3> DivertToMaterialized<TOut, TMat, TMat2, TMat3>(
        this Source<TOut, TMat> flow,
        IGraph<SinkShape<TOut>, TMat2> that,
        Func<TOut, bool> when,
        Func<TMat, TMat2, TMat3> materializerFunction) =>
        flow.ViaMaterialized(JunctionFlows.DivertTo(that, when), materializerFunction);

    /// <summary>Sends the elements for which the predicate holds to the sink instead.</summary>
    public static Source<TOut, TMat> DivertTo<TOut, TMat>(this Source<TOut, TMat> flow, IGraph<SinkShape<TOut>, TMat> that, Func<TOut, bool> when) =>
        flow.Via(JunctionFlows.DivertTo(that, when));
}

public static partial class FlowOperations
{
    /// <summary>Calls the action for each element, without delaying or ending the stream.</summary>
    public static Flow<TIn, TOut, TMat> WireTap<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, Action<TOut> action) =>
        flow.WireTap(Flow.Create<TOut>().To(Sink.ForEach(action)).MapMaterializedValue<TMat>(static _ => default));

    /// <summary>As AlsoTo, with a function for the materialized values.</summary>
    public static Flow<TIn, TOut, TMat3> AlsoToMaterialized<TIn, TOut, TMat, TMat2, TMat3>(
        this Flow<TIn, TOut, TMat> flow,
        IGraph<SinkShape<TOut>, TMat2> that,
        Func<TMat, TMat2, TMat3> materializerFunction) =>
        flow.ViaMaterialized(JunctionFlows.AlsoTo(that, propagateFailure: false), materializerFunction);

    /// <summary>As AlsoTo, with a function for the materialized values.</summary>
    public static Flow<TIn, TOut, TMat3> AlsoToMaterialized<TIn, TOut, TMat, TMat2, TMat3>(
        this Flow<TIn, TOut, TMat> flow,
        IGraph<SinkShape<TOut>, TMat2> that,
        Func<TMat, TMat2, TMat3> materializerFunction,
        bool propagateFailure) =>
        flow.ViaMaterialized(JunctionFlows.AlsoTo(that, propagateFailure), materializerFunction);

    /// <summary>Sends every element to the sink as well; it sets the pace too. That it cancels does not end the stream.</summary>
    public static Flow<TIn, TOut, TMat> AlsoTo<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, IGraph<SinkShape<TOut>, TMat> that) =>
        flow.Via(JunctionFlows.AlsoTo(that, propagateFailure: false));

    /// <summary>Sends every element to the sink as well; its cancellation ends the stream if <paramref name="propagateFailure"/>.</summary>
    public static Flow<TIn, TOut, TMat> AlsoTo<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        IGraph<SinkShape<TOut>, TMat> that,
        bool propagateFailure) =>
        flow.Via(JunctionFlows.AlsoTo(that, propagateFailure));

    /// <summary>Sends elements to the sink as well; while it is slower it misses some. It neither delays nor ends the stream.</summary>
    public static Flow<TIn, TOut, TMat> WireTap<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, IGraph<SinkShape<TOut>, TMat> that) =>
        flow.Via(JunctionFlows.WireTap(that));

    /// <summary>As WireTap, with a function for the materialized values.</summary>
    public static Flow<TIn, TOut, TMat3> WireTapMaterialized<TIn, TOut, TMat, TMat2, TMat3>(
        this Flow<TIn, TOut, TMat> flow,
        IGraph<SinkShape<TOut>, TMat2> that,
        Func<TMat, TMat2, TMat3> materializerFunction) =>
        flow.ViaMaterialized(JunctionFlows.WireTap(that), materializerFunction);

    /// <summary>As DivertTo, with a function for the materialized values.</summary>
    public static Flow<TIn, TOut, TMat3> DivertToMaterialized<TIn, TOut, TMat, TMat2, TMat3>(
        this Flow<TIn, TOut, TMat> flow,
        IGraph<SinkShape<TOut>, TMat2> that,
        Func<TOut, bool> when,
        Func<TMat, TMat2, TMat3> materializerFunction) =>
        flow.ViaMaterialized(JunctionFlows.DivertTo(that, when), materializerFunction);

    /// <summary>Sends the elements for which the predicate holds to the sink instead.</summary>
    public static Flow<TIn, TOut, TMat> DivertTo<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        IGraph<SinkShape<TOut>, TMat> that,
        Func<TOut, bool> when) =>
        flow.Via(JunctionFlows.DivertTo(that, when));
}
