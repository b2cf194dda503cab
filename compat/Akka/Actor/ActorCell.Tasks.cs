using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public partial class ActorCell
{
    private ActorTaskScheduler _taskScheduler;

    /// <summary>Brings the continuations of this incarnation's asynchronous handlers back into the actor.</summary>
    public virtual ActorTaskScheduler TaskScheduler => _taskScheduler ??= new ActorTaskScheduler(this);

    /// <summary>A continuation of an earlier incarnation, or of an actor that has stopped, is dropped.</summary>
    private void ContinueTask(ContinueTask continuation)
    {
        if (_actor is not null && ReferenceEquals(continuation.Scheduler, _taskScheduler))
            continuation.Scheduler.Continue(continuation.Task);
    }

    private void CompleteTask(CompleteTask completion)
    {
        if (!ReferenceEquals(completion.Scheduler, _taskScheduler) || !completion.Scheduler.HandlerEnded())
            return;
        EndAwait();
        if (completion.Failure is not null)
        {
            HandleInvokeFailure(completion.Failure);
            return;
        }

        _currentEnvelope = default;
        if (_receiveTimeout is not null)
            CheckReceiveTimeout();
    }

    private void AbandonTasks()
    {
        if (_taskScheduler is null)
            return;
        _taskScheduler = null;
        if (Mailbox.IsAwaitingTask)
            EndAwait();
    }

    private void EndAwait() => Mailbox.EndAwait();
}
