using Akka.Streams.Stage;
using Akka.Util;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Makes each element and the next state from a state; completes when the function yields none.</summary>
internal sealed class Unfold<TState, TElem> : SourceStage<TElem>
{
    private readonly TState _state;
    private readonly Func<TState, Option<(TState, TElem)>> _unfold;

    public Unfold(TState state, Func<TState, Option<(TState, TElem)>> unfold)
    {
        _state = state;
        _unfold = unfold;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : SourceLogic<TElem>
    {
        private readonly Func<TState, Option<(TState, TElem)>> _unfold;
        private TState _state;

        public Logic(Unfold<TState, TElem> stage)
        {
            _state = stage._state;
            _unfold = stage._unfold;
        }

        public override void OnPull()
        {
            var next = _unfold(_state);
            if (!next.HasValue)
            {
                CompleteStage();
                return;
            }

            (_state, var element) = next.Value;
            Push(element);
        }
    }
}

/// <summary>As <see cref="Unfold{TState,TElem}"/>, with a task for each step.</summary>
internal sealed class UnfoldAsync<TState, TElem> : SourceStage<TElem>
{
    private readonly TState _state;
    private readonly Func<TState, Task<Option<(TState, TElem)>>> _unfold;

    public UnfoldAsync(TState state, Func<TState, Task<Option<(TState, TElem)>>> unfold)
    {
        _state = state;
        _unfold = unfold;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : SourceLogic<TElem>
    {
        private readonly Func<TState, Task<Option<(TState, TElem)>>> _unfold;
        private readonly Action<TaskSignal<Option<(TState, TElem)>>> _done;
        private TState _state;

        public Logic(UnfoldAsync<TState, TElem> stage)
        {
            _state = stage._state;
            _unfold = stage._unfold;
            _done = Next;
        }

        public override void OnPull()
        {
            var task = _unfold(_state);
            var signal = new TaskSignal<Option<(TState, TElem)>>(this, task, _done);
            if (task.IsCompleted)
                Next(signal);
            else
                signal.Await();
        }

        private void Next(TaskSignal<Option<(TState, TElem)>> signal)
        {
            var failure = signal.Failure();
            if (failure != null)
            {
                FailStage(failure);
                return;
            }

            if (!signal.Result.HasValue)
            {
                CompleteStage();
                return;
            }

            (_state, var element) = signal.Result.Value;
            Push(element);
        }
    }
}

/// <summary>Reads elements from a resource that is opened for each run and closed when the stream ends, however that is.</summary>
internal sealed class UnfoldResource<T, TSource> : SourceStage<T>
{
    private readonly Func<TSource> _create;
    private readonly Func<TSource, Option<T>> _read;
    private readonly Action<TSource> _close;

    public UnfoldResource(Func<TSource> create, Func<TSource, Option<T>> read, Action<TSource> close)
    {
        _create = create;
        _read = read;
        _close = close;
    }

    /// <summary>Reading may block: the stage has an island of its own, on threads of their own.</summary>
    protected override Attributes InitialAttributes => Attributes.CreateName("unfoldResourceSource").And(ActorAttributes.IODispatcher);

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) =>
        new Logic(this, inheritedAttributes.GetMandatoryAttribute<ActorAttributes.SupervisionStrategy>().Decider);

    private sealed class Logic : SourceLogic<T>
    {
        private readonly UnfoldResource<T, TSource> _stage;
        private readonly Supervision.Decider _decider;
        private TSource _resource;
        private bool _open;

        public Logic(UnfoldResource<T, TSource> stage, Supervision.Decider decider)
        {
            _stage = stage;
            _decider = decider;
        }

        public override void PreStart() => Open();

        public override void OnPull()
        {
            while (true)
            {
                try
                {
                    var next = _stage._read(_resource);
                    if (next.HasValue)
                        Push(next.Value);
                    else
                        CloseAndComplete();
                    return;
                }
                catch (Exception cause)
                {
                    switch (_decider(cause))
                    {
                        case Supervision.Directive.Stop:
                            Close();
                            FailStage(cause);
                            return;
                        case Supervision.Directive.Restart:
                            Close();
                            Open();
                            break;
                    }
                }
            }
        }

        public override void PostStop()
        {
            if (_open)
                Close();
        }

        private void Open()
        {
            _resource = _stage._create();
            _open = true;
        }

        private void CloseAndComplete()
        {
            try
            {
                Close();
                CompleteStage();
            }
            catch (Exception cause)
            {
                FailStage(cause);
            }
        }

        private void Close()
        {
            _open = false;
            _stage._close(_resource);
        }
    }
}
