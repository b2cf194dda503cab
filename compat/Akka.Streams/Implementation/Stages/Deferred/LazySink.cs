using Akka.Streams.Dsl;
using Akka.Streams.Stage;
using Akka.Util;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Makes and runs a sink when the first element comes, which is held meanwhile. Its value is none when no element comes.</summary>
internal sealed class LazySink<TIn, TMat> : SinkStage<TIn, Task<Option<TMat>>>
{
    private readonly Func<TIn, Task<Sink<TIn, TMat>>> _factory;

    public LazySink(Func<TIn, Task<Sink<TIn, TMat>>> factory)
    {
        _factory = factory;
    }

    public override ILogicAndMaterializedValue<Task<Option<TMat>>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(_factory, inheritedAttributes);
        return new LogicAndMaterializedValue<Task<Option<TMat>>>(logic, logic.Value);
    }

    private sealed class Logic : SinkLogic<TIn>
    {
        private readonly Func<TIn, Task<Sink<TIn, TMat>>> _factory;
        private readonly Attributes _attributes;
        private readonly TaskCompletionSource<Option<TMat>> _value = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private SubSourceOutlet<TIn> _toSink;
        private TIn _held;
        private bool _holds;

        public Logic(Func<TIn, Task<Sink<TIn, TMat>>> factory, Attributes attributes)
        {
            _factory = factory;
            _attributes = attributes;
        }

        public Task<Option<TMat>> Value => _value.Task;

        public override void PreStart() => Pull();

        public override void OnPush()
        {
            if (_toSink != null)
                _toSink.Push(Grab());
            else
                Start(Grab());
        }

        public override void OnUpstreamFinish()
        {
            if (_holds)
            {
                // The sink that is on its way still gets the element.
                SetKeepGoing(true);
                return;
            }

            _value.TrySetResult(Option<TMat>.None);
            _toSink?.Complete();
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _value.TrySetException(e);
            _toSink?.Fail(e);
            FailStage(e);
        }

        public override void PostStop()
        {
            var cause = new AbruptStageTerminationException(this);
            _value.TrySetException(cause);
            if (_toSink is { IsClosed: false })
                _toSink.Fail(cause);
        }

        private void Start(TIn first)
        {
            _held = first;
            _holds = true;
            try
            {
                var task = _factory(first);
                var signal = new TaskSignal<Sink<TIn, TMat>>(this, task, Switch);
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

        private void Switch(TaskSignal<Sink<TIn, TMat>> signal)
        {
            if (signal.Failure() is { } failure)
            {
                Refuse(failure);
                return;
            }

            var toSink = new SubSourceOutlet<TIn>(this, "LazySink");
            toSink.SetHandler(new LambdaOutHandler(onPull: Feed, onDownstreamFinish: CancelStage));
            try
            {
                _value.TrySetResult(Option<TMat>.Create(SubFusingMaterializer.Materialize(
                    Source.FromGraph(toSink.Source).ToMaterialized(signal.Result, Keep.Right), _attributes)));
                _toSink = toSink;
            }
            catch (Exception cause)
            {
                Refuse(cause);
            }
        }

        private void Feed()
        {
            if (!_holds)
            {
                Pull();
                return;
            }

            var element = _held;
            _held = default;
            _holds = false;
            _toSink.Push(element);
            if (!InClosed)
                return;
            _toSink.Complete();
            CompleteStage();
        }

        private void Refuse(Exception cause)
        {
            _value.TrySetException((cause as AggregateException)?.InnerException ?? cause);
            FailStage(cause);
        }
    }
}
