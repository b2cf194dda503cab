using Akka.Streams.Stage;
using Akka.Util;

namespace Akka.Streams.Implementation.Stages;

/// <summary>As <see cref="UnfoldResource{T,TSource}"/>, with a task for each of opening, reading and closing.</summary>
internal sealed class UnfoldResourceAsync<T, TSource> : SourceStage<T>
{
    private readonly Func<Task<TSource>> _create;
    private readonly Func<TSource, Task<Option<T>>> _read;
    private readonly Func<TSource, Task<Done>> _close;

    public UnfoldResourceAsync(Func<Task<TSource>> create, Func<TSource, Task<Option<T>>> read, Func<TSource, Task<Done>> close)
    {
        _create = create;
        _read = read;
        _close = close;
    }

    /// <summary>Reading may block: the stage has an island of its own, on threads of their own.</summary>
    protected override Attributes InitialAttributes => Attributes.CreateName("unfoldResourceSourceAsync").And(ActorAttributes.IODispatcher);

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) =>
        new Logic(this, inheritedAttributes.GetMandatoryAttribute<ActorAttributes.SupervisionStrategy>().Decider);

    private sealed class Logic : SourceLogic<T>
    {
        private readonly UnfoldResourceAsync<T, TSource> _stage;
        private readonly Supervision.Decider _decider;
        private TSource _resource;
        private bool _open;

        public Logic(UnfoldResourceAsync<T, TSource> stage, Supervision.Decider decider)
        {
            _stage = stage;
            _decider = decider;
        }

        public override void PreStart() => Open();

        public override void OnPull()
        {
            if (_open)
                Read();
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            if (_open)
                Close(() => CancelStage(cause));
            else
                CancelStage(cause);
        }

        public override void PostStop()
        {
            if (!_open)
                return;
            _open = false;
            _ = _stage._close(_resource);
        }

        private void Open() => Await(_stage._create(), resource =>
        {
            _resource = resource;
            _open = true;
            if (OutAvailable)
                Read();
        });

        private void Read()
        {
            try
            {
                Await(_stage._read(_resource), next =>
                {
                    if (next.HasValue)
                        Push(next.Value);
                    else
                        Close(CompleteStage);
                });
            }
            catch (Exception cause)
            {
                Decide(cause);
            }
        }

        private void Decide(Exception cause)
        {
            if (!_open)
            {
                FailStage(cause);
                return;
            }

            switch (_decider(cause))
            {
                case Supervision.Directive.Stop:
                    Close(() => FailStage(cause));
                    break;
                case Supervision.Directive.Restart:
                    Close(Open);
                    break;
                default:
                    Read();
                    break;
            }
        }

        private void Close(Action andThen)
        {
            _open = false;
            SetKeepGoing(true);
            Await(_stage._close(_resource), _ =>
            {
                SetKeepGoing(false);
                andThen();
            });
        }

        private void Await<TResult>(Task<TResult> task, Action<TResult> andThen)
        {
            void Finish(TaskSignal<TResult> signal)
            {
                if (signal.Failure() is { } failure)
                    Decide((failure as AggregateException)?.InnerException ?? failure);
                else
                    andThen(signal.Result);
            }

            var signal = new TaskSignal<TResult>(this, task, Finish);
            if (task.IsCompleted)
                Finish(signal);
            else
                signal.Await();
        }
    }
}
