using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Drops every element; its task tells how the stream ended.</summary>
internal sealed class IgnoreSink<T> : SinkStage<T, Task<Done>>
{
    public static readonly IgnoreSink<T> Instance = new();

    public override ILogicAndMaterializedValue<Task<Done>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic();
        return new LogicAndMaterializedValue<Task<Done>>(logic, logic.Result);
    }

    private sealed class Logic : TaskSinkLogic<T, Done>
    {
        internal override bool JoinsRuns => true;

        public override void OnPush()
        {
            In.Take();
            Pull();
        }

        public override void OnUpstreamFinish()
        {
            Succeed(Done.Instance);
            CompleteStage();
        }

        internal override Connection DispatchPush(Connection connection)
        {
            In.Take();
            return GraphInterpreter.PullThrough(In);
        }

        internal override Connection Accept(in T element) => GraphInterpreter.PullThrough(In);
    }
}
