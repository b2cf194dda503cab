namespace Akka.Actor.Internal;

/// <summary>Sends a question and watches for its answer, its timeout and its cancellation.</summary>
internal static class Question
{
    public static Task<T> Send<T>(ICanTell target, object message, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var provider = ProviderOf(target)
            ?? throw new ArgumentException("Unable to resolve the target Provider", nameof(target));
        var patience = timeout ?? provider.Settings.AskTimeout;
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var future = new FutureActorRef<T>(answer, null, provider);
        if (cancellationToken.CanBeCanceled || (patience != Timeout.InfiniteTimeSpan && patience != TimeSpan.MaxValue))
            future.Limit(SystemOf(provider).Scheduler, patience, cancellationToken);
        future.DeliverAsk(messageFactory is null ? message : messageFactory(future), target);
        return answer.Task;
    }

    private static IActorRefProvider ProviderOf(ICanTell target) => target switch
    {
        Nobody => null,
        ActorSelection selection => ProviderOf(selection.Anchor),
        IInternalActorRef actor => actor.Provider,
        _ => null,
    };

    private static ActorSystem SystemOf(IActorRefProvider provider) => ((LocalActorRef)provider.Guardian).Cell.System;
}
