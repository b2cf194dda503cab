using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Makes and runs a source when the stream starts, from the materializer and the attributes.</summary>
internal sealed class SetupSource<T, TMat> : SourceStage<T, Task<TMat>>
{
    private readonly Func<ActorMaterializer, Attributes, Source<T, TMat>> _factory;

    public SetupSource(Func<ActorMaterializer, Attributes, Source<T, TMat>> factory)
    {
        _factory = factory;
    }

    protected override Attributes InitialAttributes => Attributes.CreateName("setup");

    public override ILogicAndMaterializedValue<Task<TMat>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(_factory);
        return new LogicAndMaterializedValue<Task<TMat>>(logic, logic.Value);
    }

    private sealed class Logic : SwitchingSourceLogic<T, TMat>
    {
        private readonly Func<ActorMaterializer, Attributes, Source<T, TMat>> _factory;

        public Logic(Func<ActorMaterializer, Attributes, Source<T, TMat>> factory)
        {
            _factory = factory;
        }

        public override void PreStart()
        {
            try
            {
                SwitchTo(_factory(Interpreter.Island.Materializer, Attributes));
            }
            catch (Exception cause)
            {
                Refuse(cause);
            }
        }
    }
}
