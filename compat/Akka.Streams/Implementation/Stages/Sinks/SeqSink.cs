using System.Collections.Immutable;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Collects all elements; holds as many as come.</summary>
internal sealed class SeqSink<T> : SinkStage<T, Task<IImmutableList<T>>>
{
    public override ILogicAndMaterializedValue<Task<IImmutableList<T>>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic();
        return new LogicAndMaterializedValue<Task<IImmutableList<T>>>(logic, logic.Result);
    }

    private sealed class Logic : TaskSinkLogic<T, IImmutableList<T>>
    {
        private readonly List<T> _elements = [];

        public override void OnPush()
        {
            _elements.Add(Grab());
            Pull();
        }

        public override void OnUpstreamFinish()
        {
            Succeed(ImmutableList.CreateRange(_elements));
            CompleteStage();
        }
    }
}
