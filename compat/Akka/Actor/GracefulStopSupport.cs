using Akka.Actor.Internal;

namespace Akka.Actor;

public static class GracefulStopSupport
{
    /// <summary>Tells <see cref="PoisonPill"/> and waits until the actor has stopped; false when it has not in time.</summary>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <param name="target">Who is to stop.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="stopMessage">The message upon which the actor stops itself.</param>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var actor = target.AsInternal();
        var waiter = new TerminationWaiter(actor);
        target.Tell(stopMessage, ActorRefs.NoSender);
        using var patience = new CancellationTokenSource(timeout);
        await using var registration = patience.Token.Register(waiter.GiveUp).ConfigureAwait(false);
        return await waiter.Ended.ConfigureAwait(false);
    }
}

public static class WatchAsyncSupport
{
    /// <summary>Completes with true when the actor has stopped, with false when the token is cancelled first.</summary>
    public static async Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default)
    {
        var waiter = new TerminationWaiter(target.AsInternal());
        await using var registration = token.Register(waiter.GiveUp).ConfigureAwait(false);
        return await waiter.Ended.ConfigureAwait(false);
    }
}
