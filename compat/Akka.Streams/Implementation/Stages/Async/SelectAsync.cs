using Akka.Streams.Stage;
using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Maps each element with a task, up to <c>parallelism</c> of them at once, in the order of the elements. Emits when the oldest task is done
/// and downstream asks; completes when upstream has and all tasks are done; holds at most <c>parallelism</c> results.
/// </summary>
internal sealed class SelectAsync<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly int _parallelism;
    private readonly Func<TIn, Task<TOut>> _mapper;

    public SelectAsync(int parallelism, Func<TIn, Task<TOut>> mapper)
    {
        if (parallelism < 1)
            throw new ArgumentException("parallelism must be at least 1", nameof(parallelism));
        _parallelism = parallelism;
        _mapper = mapper;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : LinearLogic<TIn, TOut>
    {
        private readonly SelectAsync<TIn, TOut> _stage;
        private readonly Decider _decider;
        private readonly RingBuffer<TaskSignal<TOut>> _tasks;
        private readonly Action<TaskSignal<TOut>> _done;

        public Logic(SelectAsync<TIn, TOut> stage, Attributes attributes)
        {
            _stage = stage;
            _decider = DeciderOf(attributes);
            _tasks = new RingBuffer<TaskSignal<TOut>>(stage._parallelism);
            _done = Done;
        }

        public override void OnPush()
        {
            try
            {
                var task = _stage._mapper(Grab());
                var signal = new TaskSignal<TOut>(this, task, _done);
                _tasks.Enqueue(signal);
                if (task.IsCompleted)
                    Done(signal);
                else
                    signal.Await();
            }
            catch (Exception cause) when (_decider(cause) != Directive.Stop)
            {
                // The element is dropped.
            }

            if (!IsStopped && !_tasks.IsFull)
                Pull();
        }

        public override void OnPull() => PushNext();

        public override void OnUpstreamFinish()
        {
            if (_tasks.IsEmpty)
                CompleteStage();
        }

        private void Done(TaskSignal<TOut> signal)
        {
            var failure = signal.Failure();
            if (failure != null && _decider(failure) == Directive.Stop)
            {
                FailStage(failure);
                return;
            }

            signal.IsDropped = failure != null;
            signal.IsDone = true;
            if (OutAvailable)
                PushNext();
        }

        private void PushNext()
        {
            while (_tasks.NonEmpty && _tasks.Peek().IsDone)
            {
                var signal = _tasks.Dequeue();
                if (signal.IsDropped)
                    continue;
                Push(signal.Result);
                break;
            }

            if (_tasks.IsEmpty && InClosed)
                CompleteStage();
            else if (!_tasks.IsFull)
                Pull();
        }
    }
}
