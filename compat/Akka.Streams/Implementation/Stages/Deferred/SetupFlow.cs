using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Makes and runs a flow when the stream starts, from the materializer and the attributes.</summary>
internal sealed class SetupFlow<TIn, TOut, TMat> : LinearStage<TIn, TOut, Task<TMat>>
{
    private readonly Func<ActorMaterializer, Attributes, Flow<TIn, TOut, TMat>> _factory;

    public SetupFlow(Func<ActorMaterializer, Attributes, Flow<TIn, TOut, TMat>> factory)
    {
        _factory = factory;
    }

    protected override Attributes InitialAttributes => Attributes.CreateName("setup");

    public override ILogicAndMaterializedValue<Task<TMat>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(_factory, inheritedAttributes);
        return new LogicAndMaterializedValue<Task<TMat>>(logic, logic.Value);
    }

    private sealed class Logic : SwitchingFlowLogic<TIn, TOut>
    {
        private readonly Func<ActorMaterializer, Attributes, Flow<TIn, TOut, TMat>> _factory;
        private readonly Attributes _attributes;
        private readonly TaskCompletionSource<TMat> _value = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Logic(Func<ActorMaterializer, Attributes, Flow<TIn, TOut, TMat>> factory, Attributes attributes)
        {
            _factory = factory;
            _attributes = attributes;
        }

        public Task<TMat> Value => _value.Task;

        public override void PreStart()
        {
            try
            {
                _value.TrySetResult(SwitchTo(_factory(Interpreter.Island.Materializer, _attributes), _attributes));
            }
            catch (Exception cause)
            {
                _value.TrySetException(cause);
                FailStage(cause);
            }
        }

        public override void PostStop()
        {
            _value.TrySetException(new AbruptStageTerminationException(this));
            base.PostStop();
        }
    }
}
