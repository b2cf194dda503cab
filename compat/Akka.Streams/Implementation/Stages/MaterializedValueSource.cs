using Akka.Streams.Implementation.Modules;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits the materialized value of the graph it is part of, once.</summary>
internal sealed class MaterializedValueSource<T> : SourceStage<T, object>
{
    public override ILogicAndMaterializedValue<object> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic();
        return new LogicAndMaterializedValue<object>(logic, logic);
    }

    private sealed class Logic : SourceLogic<T>, IMaterializedValueReceiver
    {
        private T _value;

        public void Receive(object value) => _value = (T)value;

        public override void OnPull()
        {
            Push(_value);
            CompleteStage();
        }
    }
}
