using Akka.Annotations;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>Sources that a flow unfolds from a state.</summary>
public static class SourceGen
{
    /// <summary>
    /// Gives the seed to the flow, emits what the flow makes of it, and gives it the new state when the next element is asked for. Completes
    /// and fails with the flow. A flow that cancels without ending within <paramref name="timeout"/> fails the source.
    /// </summary>
    [ApiMayChange]
    public static Source<TOut, TMat> UnfoldFlow<TState, TOut, TMat>(
        TState seed, IGraph<FlowShape<TState, (TState, TOut)>, TMat> flow, TimeSpan timeout) =>
        UnfoldFlowWith(seed, flow, static next => Option<(TState, TOut)>.Create(next), timeout);

    /// <summary>As <see cref="UnfoldFlow"/>, with a function that tells state and element from what the flow yields; none completes.</summary>
    [ApiMayChange]
    public static Source<TOut, TMat> UnfoldFlowWith<TOut, TState, TFlowOut, TMat>(
        TState seed, IGraph<FlowShape<TState, TFlowOut>, TMat> flow, Func<TFlowOut, Option<(TState, TOut)>> unfoldWith, TimeSpan timeout) =>
        Source.FromGraph(GraphDsl.Create(flow, (b, inner) =>
        {
            var unfold = b.Add(new Implementation.Stages.UnfoldFlow<TState, TFlowOut, TOut>(seed, unfoldWith, timeout));
            b.From(unfold.Out0).To(inner.Inlet);
            b.From(inner.Outlet).To(unfold.In);
            return new SourceShape<TOut>(unfold.Out1);
        }));
}
