using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Streams.Dsl;

public sealed partial class Source<TOut, TMat>
{
    /// <summary>Emits the other source once this one has completed.</summary>
    public Source<TOut, TMat3> ConcatMaterialized<TMat2, TMat3>(
        IGraph<SourceShape<TOut>, TMat2> that, Func<TMat, TMat2, TMat3> materializedFunction) =>
        ViaMaterialized(JunctionFlows.Concat<TOut, TMat2>(that), materializedFunction);

    /// <summary>
    /// Asks the actor for each element, up to <paramref name="parallelism"/> at once, and emits the answers in order. Fails when the actor stops
    /// or an answer does not come in time.
    /// </summary>
    public Source<TOut2, TMat> Ask<TOut2>(IActorRef actorRef, TimeSpan timeout, int parallelism = 2) => Via(AskFlow.Create<TOut, TOut2>(actorRef, timeout, parallelism));

    /// <summary>Starts this source now; returns its value, and a source of its elements that can be run once.</summary>
    public (TMat, Source<TOut, NotUsed>) PreMaterialize(IMaterializer materializer)
    {
        var (value, publisher) = ToMaterialized(Sink.AsPublisher<TOut>(fanout: true), Keep.Both).Run(materializer);
        return (value, Source.FromPublisher(publisher));
    }

    public (TMat, Source<TOut, NotUsed>) PreMaterialize(ActorSystem actorSystem) => PreMaterialize(actorSystem.Materializer());

    public Source<TOut2, NotUsed> Combine<T, TOut2>(
        Source<T, NotUsed> first,
        Source<T, NotUsed> second,
        Func<int, IGraph<UniformFanInShape<T, TOut2>, NotUsed>> strategy,
        params Source<T, NotUsed>[] rest) => Source.Combine(first, second, strategy, rest);

    public Source<IImmutableList<T>, NotUsed> ZipN<T>(IEnumerable<Source<T, NotUsed>> sources) => Source.ZipN(sources);

    public Source<TOut2, NotUsed> ZipWithN<T, TOut2>(Func<IImmutableList<T>, TOut2> zipper, IEnumerable<Source<T, NotUsed>> sources) =>
        Source.ZipWithN(zipper, sources);
}
