using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>Completes a task with the first message it gets, and stops.</summary>
public class FutureActor : ActorBase
{
    private readonly TaskCompletionSource<object> _completionSource;

    public FutureActor()
    {
    }

    /// <param name="completionSource">What the message completes; a <see cref="Status.Failure"/> is a message like others.</param>
    /// <param name="respondTo">Kept for source compatibility; nothing is sent to it.</param>
    public FutureActor(TaskCompletionSource<object> completionSource, IActorRef respondTo) => _completionSource = completionSource;

    protected override bool Receive(object message)
    {
        _completionSource.TrySetResult(message);
        Context.Stop(Self);
        return true;
    }
}
