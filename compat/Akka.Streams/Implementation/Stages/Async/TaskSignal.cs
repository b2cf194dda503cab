using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>A task that a stage waits for: tells the stage on its own thread when it is done.</summary>
internal sealed class TaskSignal<T> : IslandSignal
{
    private readonly GraphStageLogic _logic;
    private readonly Task<T> _task;
    private readonly Action<TaskSignal<T>> _done;

    public TaskSignal(GraphStageLogic logic, Task<T> task, Action<TaskSignal<T>> done)
    {
        _logic = logic;
        _task = task ?? throw new ArgumentNullException("task", "The function returned no task");
        _done = done;
    }

    /// <summary>The stage has heard of the result.</summary>
    public bool IsDone { get; set; }

    /// <summary>The result is not to be used.</summary>
    public bool IsDropped { get; set; }

    public T Result => _task.Result;

    public void Await() => _task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => _logic.Interpreter.Island.Signal(this));

    /// <summary>What failed: the task, or that it yielded null.</summary>
    public Exception Failure()
    {
        if (_task.IsCanceled)
            return new TaskCanceledException(_task);
        if (_task.IsFaulted)
            return _task.Exception;
        return _task.Result is null ? GraphStageLogic.NullElement() : null;
    }

    public override GraphInterpreter Run()
    {
        _logic.Interpreter.RunAsync(_logic, _done, this);
        return _logic.Interpreter;
    }
}
