using Akka.Actor;

namespace Akka.Streams.Dsl;

public sealed partial class Flow<TIn, TOut, TMat>
{
    /// <summary>Emits the source once this flow has completed.</summary>
    public Flow<TIn, TOut, TMat3> ConcatMaterialized<TMat2, TMat3>(
        IGraph<SourceShape<TOut>, TMat2> that, Func<TMat, TMat2, TMat3> materializedFunction) =>
        ViaMaterialized(JunctionFlows.Concat<TOut, TMat2>(that), materializedFunction);

    /// <summary>
    /// Asks the actor for each element, up to <paramref name="parallelism"/> at once, and emits the answers in order. Fails when the actor stops
    /// or an answer does not come in time.
    /// </summary>
    public Flow<TIn, TOut2, TMat> Ask<TOut2>(IActorRef actorRef, TimeSpan timeout, int parallelism = 2) =>
        Via(AskFlow.Create<TOut, TOut2>(actorRef, timeout, parallelism));
}
