using Akka.Streams.Stage;
using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits the result over all elements when upstream completes; each step is a task, one at a time.</summary>
internal sealed class AggregateAsync<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly TOut _zero;
    private readonly Func<TOut, TIn, Task<TOut>> _aggregate;

    public AggregateAsync(TOut zero, Func<TOut, TIn, Task<TOut>> aggregate)
    {
        _zero = zero;
        _aggregate = aggregate;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : LinearLogic<TIn, TOut>
    {
        private readonly AggregateAsync<TIn, TOut> _stage;
        private readonly Decider _decider;
        private readonly Action<TaskSignal<TOut>> _done;
        private TOut _current;
        private bool _running;

        public Logic(AggregateAsync<TIn, TOut> stage, Attributes attributes)
        {
            _stage = stage;
            _decider = DeciderOf(attributes);
            _done = Done;
            _current = stage._zero;
        }

        public override void OnPush()
        {
            try
            {
                var task = _stage._aggregate(_current, Grab());
                var signal = new TaskSignal<TOut>(this, task, _done);
                _running = true;
                if (task.IsCompleted)
                    Done(signal);
                else
                    signal.Await();
            }
            catch (Exception cause) when (_decider(cause) != Directive.Stop)
            {
                Dropped(_decider(cause));
            }
        }

        public override void OnPull()
        {
            if (!_running)
                GoOn();
        }

        public override void OnUpstreamFinish()
        {
            if (!_running && OutAvailable)
                GoOn();
        }

        private void Done(TaskSignal<TOut> signal)
        {
            _running = false;
            var failure = signal.Failure();
            if (failure == null)
            {
                _current = signal.Result;
                GoOn();
                return;
            }

            var directive = _decider(failure);
            if (directive == Directive.Stop)
                FailStage(failure);
            else
                Dropped(directive);
        }

        private void Dropped(Directive directive)
        {
            _running = false;
            if (directive == Directive.Restart)
                _current = _stage._zero;
            GoOn();
        }

        private void GoOn()
        {
            if (!InClosed)
            {
                Pull();
            }
            else if (OutAvailable)
            {
                Push(_current);
                CompleteStage();
            }
        }
    }
}
