using Akka.Streams.Stage;
using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits the zero value, then the running result with each element; each result comes from a task, one at a time.</summary>
internal sealed class ScanAsync<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly TOut _zero;
    private readonly Func<TOut, TIn, Task<TOut>> _aggregate;

    public ScanAsync(TOut zero, Func<TOut, TIn, Task<TOut>> aggregate)
    {
        _zero = zero;
        _aggregate = aggregate;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : LinearLogic<TIn, TOut>
    {
        private readonly ScanAsync<TIn, TOut> _stage;
        private readonly Decider _decider;
        private readonly Action<TaskSignal<TOut>> _done;
        private TOut _current;
        private bool _zeroPending = true;
        private bool _running;

        public Logic(ScanAsync<TIn, TOut> stage, Attributes attributes)
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
            if (_zeroPending)
            {
                _zeroPending = false;
                Push(_current);
                if (InClosed)
                    CompleteStage();
            }
            else if (!_running)
            {
                Pull();
            }
        }

        public override void OnUpstreamFinish()
        {
            if (!_running && !_zeroPending)
                CompleteStage();
        }

        private void Done(TaskSignal<TOut> signal)
        {
            _running = false;
            var failure = signal.Failure();
            if (failure == null)
            {
                _current = signal.Result;
                Push(_current);
                if (InClosed)
                    CompleteStage();
                return;
            }

            var directive = _decider(failure);
            if (directive == Directive.Stop)
                FailStage(failure);
            else
                Dropped(directive);
        }

        /// <summary>Goes on after a failure: with the last result, or from the start.</summary>
        private void Dropped(Directive directive)
        {
            _running = false;
            if (directive == Directive.Restart)
                _current = _stage._zero;
            if (InClosed)
                CompleteStage();
            else if (OutAvailable)
                Pull();
        }
    }
}
