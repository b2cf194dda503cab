using Akka.Streams.Dsl;
using Akka.Streams.Stage;
using Akka.Util;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Makes and runs a flow when the first element comes, which is held meanwhile. Its value is none when no element comes.</summary>
internal sealed class LazyFlow<TIn, TOut, TMat> : LinearStage<TIn, TOut, Task<Option<TMat>>>
{
    private readonly Func<Task<Flow<TIn, TOut, TMat>>> _factory;

    public LazyFlow(Func<Task<Flow<TIn, TOut, TMat>>> factory)
    {
        _factory = factory;
    }

    public override ILogicAndMaterializedValue<Task<Option<TMat>>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(_factory, inheritedAttributes);
        return new LogicAndMaterializedValue<Task<Option<TMat>>>(logic, logic.Value);
    }

    private sealed class Logic : SwitchingFlowLogic<TIn, TOut>
    {
        private readonly Func<Task<Flow<TIn, TOut, TMat>>> _factory;
        private readonly Attributes _attributes;
        private readonly TaskCompletionSource<Option<TMat>> _value = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Logic(Func<Task<Flow<TIn, TOut, TMat>>> factory, Attributes attributes)
        {
            _factory = factory;
            _attributes = attributes;
        }

        public Task<Option<TMat>> Value => _value.Task;

        public override void OnPull()
        {
            if (HasSwitched)
                base.OnPull();
            else if (!Holds)
                Pull();
        }

        public override void OnUpstreamFinish()
        {
            if (HasSwitched || Holds)
            {
                base.OnUpstreamFinish();
                return;
            }

            _value.TrySetResult(Option<TMat>.None);
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _value.TrySetException(e);
            base.OnUpstreamFailure(e);
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            _value.TrySetResult(Option<TMat>.None);
            base.OnDownstreamFinish(cause);
        }

        public override void PostStop()
        {
            _value.TrySetException(new AbruptStageTerminationException(this));
            base.PostStop();
        }

        protected override void Hold(TIn element)
        {
            base.Hold(element);
            try
            {
                var task = _factory();
                var signal = new TaskSignal<Flow<TIn, TOut, TMat>>(this, task, Switch);
                if (task.IsCompleted)
                    Switch(signal);
                else
                    signal.Await();
            }
            catch (Exception cause)
            {
                Refuse(cause);
            }
        }

        private void Switch(TaskSignal<Flow<TIn, TOut, TMat>> signal)
        {
            if (signal.Failure() is { } failure)
            {
                Refuse(failure);
                return;
            }

            try
            {
                _value.TrySetResult(Option<TMat>.Create(SwitchTo(signal.Result, _attributes)));
            }
            catch (Exception cause)
            {
                Refuse(cause);
            }
        }

        private void Refuse(Exception cause)
        {
            _value.TrySetException((cause as AggregateException)?.InnerException ?? cause);
            FailStage(cause);
        }
    }
}
