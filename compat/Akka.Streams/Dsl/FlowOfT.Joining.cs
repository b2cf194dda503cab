using Akka.Streams.Implementation.Modules;

namespace Akka.Streams.Dsl;

public sealed partial class Flow<TIn, TOut, TMat>
{
    /// <summary>Closes a circle: each flow's outlet feeds the other one's inlet.</summary>
    public IRunnableGraph<TMat> Join<TMat2>(IGraph<FlowShape<TOut, TIn>, TMat2> flow) => JoinMaterialized(flow, Keep.Left);

    public IRunnableGraph<TMat3> JoinMaterialized<TMat2, TMat3>(IGraph<FlowShape<TOut, TIn>, TMat2> flow, Func<TMat, TMat2, TMat3> combine) =>
        new RunnableGraph<TMat3>(Wiring.Join(_module, Implementation.Modules.Module.Of(flow), ValueCombiner.Of(combine)));

    /// <summary>Wraps the other side of a bidirectional flow around this one.</summary>
    public Flow<TIn2, TOut2, TMat> Join<TIn2, TOut2, TMat2>(IGraph<BidiShape<TOut, TOut2, TIn2, TIn>, TMat2> bidi) =>
        JoinMaterialized(bidi, Keep.Left);

    public Flow<TIn2, TOut2, TMatRes> JoinMaterialized<TIn2, TOut2, TMat2, TMatRes>(
        IGraph<BidiShape<TOut, TOut2, TIn2, TIn>, TMat2> bidi, Func<TMat, TMat2, TMatRes> combine) =>
        new(Wiring.FlowIntoBidi(_module, Implementation.Modules.Module.Of(bidi), ValueCombiner.Of(combine)));
}
