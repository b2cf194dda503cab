using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Takes the first element and cancels. Without one: the type's default value, or a fault.</summary>
internal sealed class FirstSink<T> : SinkStage<T, Task<T>>
{
    private readonly bool _orDefault;

    public FirstSink(bool orDefault)
    {
        _orDefault = orDefault;
    }

    public override ILogicAndMaterializedValue<Task<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(_orDefault);
        return new LogicAndMaterializedValue<Task<T>>(logic, logic.Result);
    }

    private sealed class Logic : TaskSinkLogic<T, T>
    {
        private readonly bool _orDefault;

        public Logic(bool orDefault)
        {
            _orDefault = orDefault;
        }

        public override void OnPush()
        {
            Succeed(Grab());
            CompleteStage();
        }

        public override void OnUpstreamFinish()
        {
            if (_orDefault)
                Succeed(default);
            else
                Fault(new NoSuchElementException("First of empty stream"));
            CompleteStage();
        }
    }
}
