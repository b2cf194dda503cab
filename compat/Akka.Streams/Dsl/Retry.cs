using Akka.Annotations;
using Akka.Streams.Implementation.Stages;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>
/// Flows that give an element whose result is a failure to the inner flow again. The inner flow must yield exactly one result for each
/// element, and is given one at a time.
/// </summary>
public static class Retry
{
    /// <summary>
    /// After a failure the function makes another element and state of the failed one's state; with none the failure is emitted.
    /// Completes when upstream has and nothing is in the inner flow.
    /// </summary>
    [ApiMayChange]
    public static IGraph<FlowShape<(TIn, TState), (Result<TOut>, TState)>, TMat> Create<TIn, TState, TOut, TMat>(
        IGraph<FlowShape<(TIn, TState), (Result<TOut>, TState)>, TMat> flow, Func<TState, Option<(TIn, TState)>> retryWith) =>
        Around(flow, new RetryStage<TIn, TState, TOut>(long.MaxValue, state =>
        {
            var next = retryWith(state);
            return next.HasValue ? [next.Value] : null;
        }));

    /// <summary>
    /// After a failure the function makes any number of elements of the failed one's state, which go first; none drops the failure, null
    /// emits it. Fails when more than <paramref name="limit"/> elements wait.
    /// </summary>
    [ApiMayChange]
    public static IGraph<FlowShape<(TIn, TState), (Result<TOut>, TState)>, TMat> Concat<TIn, TState, TOut, TMat>(
        long limit, IGraph<FlowShape<(TIn, TState), (Result<TOut>, TState)>, TMat> flow, Func<TState, IEnumerable<(TIn, TState)>> retryWith) =>
        Around(flow, new RetryStage<TIn, TState, TOut>(limit, retryWith));

    private static IGraph<FlowShape<(TIn, TState), (Result<TOut>, TState)>, TMat> Around<TIn, TState, TOut, TMat>(
        IGraph<FlowShape<(TIn, TState), (Result<TOut>, TState)>, TMat> flow, RetryStage<TIn, TState, TOut> stage) =>
        GraphDsl.Create(flow, (b, inner) =>
        {
            var retry = b.Add(stage);
            b.From(retry.Outlet1).To(inner.Inlet);
            b.From(inner.Outlet).To(retry.Inlet2);
            return new FlowShape<(TIn, TState), (Result<TOut>, TState)>(retry.Inlet1, retry.Outlet2);
        });
}
