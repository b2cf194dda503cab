using Akka.Streams.Stage;
using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Maps each element with a task, up to <c>parallelism</c> of them at once, and emits the results as they come. Completes when upstream has
/// and all results are out; holds at most <c>parallelism</c> of them.
/// </summary>
internal sealed class SelectAsyncUnordered<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly int _parallelism;
    private readonly Func<TIn, Task<TOut>> _mapper;

    public SelectAsyncUnordered(int parallelism, Func<TIn, Task<TOut>> mapper)
    {
        if (parallelism < 1)
            throw new ArgumentException("parallelism must be at least 1", nameof(parallelism));
        _parallelism = parallelism;
        _mapper = mapper;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : LinearLogic<TIn, TOut>
    {
        private readonly SelectAsyncUnordered<TIn, TOut> _stage;
        private readonly Decider _decider;
        private readonly Queue<TOut> _results = new();
        private readonly Action<TaskSignal<TOut>> _done;
        private int _running;

        public Logic(SelectAsyncUnordered<TIn, TOut> stage, Attributes attributes)
        {
            _stage = stage;
            _decider = DeciderOf(attributes);
            _done = Done;
        }

        private int Todo => _running + _results.Count;

        public override void OnPush()
        {
            try
            {
                var task = _stage._mapper(Grab());
                var signal = new TaskSignal<TOut>(this, task, _done);
                _running++;
                if (task.IsCompleted)
                    Done(signal);
                else
                    signal.Await();
            }
            catch (Exception cause) when (_decider(cause) != Directive.Stop)
            {
                // The element is dropped.
            }

            if (Todo < _stage._parallelism)
                Pull();
        }

        public override void OnPull()
        {
            if (_results.TryDequeue(out var result))
                Push(result);
            GoOn();
        }

        public override void OnUpstreamFinish()
        {
            if (Todo == 0)
                CompleteStage();
        }

        private void Done(TaskSignal<TOut> signal)
        {
            _running--;
            var failure = signal.Failure();
            if (failure != null && _decider(failure) == Directive.Stop)
            {
                FailStage(failure);
                return;
            }

            if (failure == null)
            {
                if (OutAvailable)
                    Push(signal.Result);
                else
                    _results.Enqueue(signal.Result);
            }

            GoOn();
        }

        private void GoOn()
        {
            if (InClosed && Todo == 0)
                CompleteStage();
            else if (Todo < _stage._parallelism)
                Pull();
        }
    }
}
