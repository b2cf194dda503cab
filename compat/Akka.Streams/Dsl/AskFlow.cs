using Akka.Actor;

namespace Akka.Streams.Dsl;

/// <summary>Turns elements into questions to an actor.</summary>
internal static class AskFlow
{
    public static Flow<TIn, TOut, NotUsed> Create<TIn, TOut>(IActorRef actorRef, TimeSpan timeout, int parallelism) =>
        Flow.FromGraph(new Implementation.Stages.Watch<TIn>(actorRef))
            .SelectAsync(parallelism, element => Ask<TOut>(actorRef, element, timeout))
            .Named("ask");

    private static async Task<TOut> Ask<TOut>(IActorRef actorRef, object element, TimeSpan timeout)
    {
        var reply = await actorRef.Ask(element, timeout).ConfigureAwait(false);
        return reply switch
        {
            TOut answer => answer,
            Status.Success { Status: TOut answer } => answer,
            Status.Failure failure => throw failure.Cause,
            Exception cause => throw cause,
            _ => throw new InvalidOperationException($"Expected to receive response of type {typeof(TOut)}, but got: {reply}"),
        };
    }
}
