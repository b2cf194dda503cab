using System.Runtime.ExceptionServices;
using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// Runs the parts of an asynchronous handler inside its actor. While a handler has not ended, the mailbox delivers no user
/// messages; its continuations arrive as system messages.
/// </summary>
public class ActorTaskScheduler : TaskScheduler
{
    private readonly ActorCell _cell;
    private int _handlersRunning;
    private bool _inside;

    internal ActorTaskScheduler(ActorCell cell) => _cell = cell;

    /// <summary>The message whose handler runs.</summary>
    public object CurrentMessage => _cell.CurrentMessage;

    public override int MaximumConcurrencyLevel => 1;

    public static void RunTask(Action action) => RunTask(() =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <summary>Starts an asynchronous handler on the current actor.</summary>
    /// <exception cref="InvalidOperationException">There is no current actor.</exception>
    public static void RunTask(Func<Task> asyncAction)
    {
        var cell = ActorCell.Current
            ?? throw new InvalidOperationException("RunTask must be called from an actor context.");
        cell.TaskScheduler.Start(asyncAction);
    }

    /// <summary>The asynchronous handler that was started last, for tests that wait for its end.</summary>
    internal Task LastHandler { get; private set; } = Task.CompletedTask;

    internal void Continue(Task task) => RunInside(task);

    /// <summary>One handler less; true when it was the last.</summary>
    internal bool HandlerEnded() => --_handlersRunning == 0;

    protected virtual void OnBeforeTaskStarted()
    {
    }

    protected virtual void OnAfterTaskCompleted()
    {
    }

    protected override IEnumerable<Task> GetScheduledTasks() => null;

    protected override void QueueTask(Task task) => _cell.SendSystemMessage(new ContinueTask(this, task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && _inside && ReferenceEquals(ActorCell.Current, _cell) && TryExecuteTask(task);

    private void Start(Func<Task> asyncAction)
    {
        var start = new Task<Task>(asyncAction);
        var wasInside = _inside;
        _inside = true;
        OnBeforeTaskStarted();
        try
        {
            start.RunSynchronously(this);
        }
        finally
        {
            OnAfterTaskCompleted();
            _inside = wasInside;
        }

        var handler = start.GetAwaiter().GetResult();
        LastHandler = handler;
        if (handler.IsCompleted)
        {
            handler.GetAwaiter().GetResult();
            return;
        }

        _handlersRunning++;
        _cell.Mailbox.BeginAwait();
        handler.ContinueWith(
            static (ended, state) => ((ActorTaskScheduler)state).ReportEnd(ended),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            Default);
    }

    private void ReportEnd(Task handler) => _cell.SendSystemMessage(new CompleteTask(this, FailureOf(handler)));

    private static Exception FailureOf(Task handler)
    {
        if (handler.IsCompletedSuccessfully)
            return null;
        if (handler.IsCanceled)
            return new TaskCanceledException(handler);
        var failure = handler.Exception.InnerExceptions.Count == 1 ? handler.Exception.InnerException : handler.Exception;
        return ExceptionDispatchInfo.Capture(failure).SourceException;
    }

    private void RunInside(Task task)
    {
        var wasInside = _inside;
        _inside = true;
        OnBeforeTaskStarted();
        try
        {
            TryExecuteTask(task);
        }
        finally
        {
            OnAfterTaskCompleted();
            _inside = wasInside;
        }
    }
}
