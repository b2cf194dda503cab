using Akka.Streams.Implementation.Modules;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

public static partial class BidiFlow
{
    public static BidiFlow<TIn1, TOut1, TIn2, TOut2, TMat> FromGraph<TIn1, TOut1, TIn2, TOut2, TMat>(IGraph<BidiShape<TIn1, TOut1, TIn2, TOut2>, TMat> graph) =>
        graph as BidiFlow<TIn1, TOut1, TIn2, TOut2, TMat> ?? new BidiFlow<TIn1, TOut1, TIn2, TOut2, TMat>(graph.Module);

    public static BidiFlow<TIn1, TOut1, TIn2, TOut2, TMat> FromFlowsMat<TIn1, TOut1, TIn2, TOut2, TMat1, TMat2, TMat>(
        IGraph<FlowShape<TIn1, TOut1>, TMat1> flow1, IGraph<FlowShape<TIn2, TOut2>, TMat2> flow2, Func<TMat1, TMat2, TMat> combine) =>
        new(Wiring.SideBySide(Module.Of(flow1), Module.Of(flow2), ValueCombiner.Of(combine)));

    public static BidiFlow<TIn1, TOut1, TIn2, TOut2, NotUsed> FromFlows<TIn1, TOut1, TIn2, TOut2, TMat1, TMat2>(
        IGraph<FlowShape<TIn1, TOut1>, TMat1> flow1, IGraph<FlowShape<TIn2, TOut2>, TMat2> flow2) =>
        FromFlowsMat<TIn1, TOut1, TIn2, TOut2, TMat1, TMat2, NotUsed>(flow1, flow2, Keep.None);

    public static BidiFlow<TIn1, TOut1, TIn2, TOut2, NotUsed> FromFunction<TIn1, TOut1, TIn2, TOut2>(
        Func<TIn1, TOut1> outbound, Func<TIn2, TOut2> inbound) =>
        FromFlows(Flow.Create<TIn1>().Select(outbound), Flow.Create<TIn2>().Select(inbound));

    /// <summary>Passes elements both ways; fails when none passes either way for the time.</summary>
    public static BidiFlow<TIn, TIn, TOut, TOut, NotUsed> BidirectionalIdleTimeout<TIn, TOut>(TimeSpan timeout) =>
        FromGraph(new IdleTimeoutBidi<TIn, TOut>(timeout));
}
