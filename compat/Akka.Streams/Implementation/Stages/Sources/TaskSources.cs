using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits a task's result and completes; fails with the task's first failure.</summary>
internal sealed class TaskSource<T> : SourceStage<T>
{
    private readonly Task<T> _task;

    public TaskSource(Task<T> task)
    {
        _task = task ?? throw new ArgumentNullException(nameof(task));
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_task);

    private sealed class Logic : SourceLogic<T>
    {
        private readonly Task<T> _task;
        private TaskSignal<T> _done;

        public Logic(Task<T> task)
        {
            _task = task;
        }

        public override void PreStart()
        {
            var signal = new TaskSignal<T>(this, _task, Finish);
            if (_task.IsCompleted)
                Finish(signal);
            else
                signal.Await();
        }

        public override void OnPull()
        {
            if (_done != null)
                PushResult();
        }

        private void Finish(TaskSignal<T> signal)
        {
            if (signal.Failure() is { } failure)
            {
                FailStage((failure as AggregateException)?.InnerException ?? failure);
                return;
            }

            _done = signal;
            if (OutAvailable)
                PushResult();
        }

        private void PushResult()
        {
            Push(_done.Result);
            CompleteStage();
        }
    }
}

/// <summary>Runs the source that a task yields; its value is the source's.</summary>
internal sealed class TaskFlattenSource<T, TMat> : SourceStage<T, Task<TMat>>
{
    private readonly Task<Source<T, TMat>> _task;

    public TaskFlattenSource(Task<Source<T, TMat>> task)
    {
        _task = task ?? throw new ArgumentNullException(nameof(task));
    }

    public override ILogicAndMaterializedValue<Task<TMat>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(_task);
        return new LogicAndMaterializedValue<Task<TMat>>(logic, logic.Value);
    }

    private sealed class Logic : SwitchingSourceLogic<T, TMat>
    {
        private readonly Task<Source<T, TMat>> _task;

        public Logic(Task<Source<T, TMat>> task)
        {
            _task = task;
        }

        protected override string Awaited => "Source Task completed";

        public override void PreStart()
        {
            var signal = new TaskSignal<Source<T, TMat>>(this, _task, Finish);
            if (_task.IsCompleted)
                Finish(signal);
            else
                signal.Await();
        }

        private void Finish(TaskSignal<Source<T, TMat>> signal)
        {
            if (signal.Failure() is { } failure)
                Refuse((failure as AggregateException)?.InnerException ?? failure);
            else
                SwitchTo(signal.Result);
        }
    }
}
