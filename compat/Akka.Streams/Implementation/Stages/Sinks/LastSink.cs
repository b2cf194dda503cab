using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Takes the last element. Without one: the type's default value, or a fault.</summary>
internal sealed class LastSink<T> : SinkStage<T, Task<T>>
{
    private readonly bool _orDefault;

    public LastSink(bool orDefault)
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
        private T _last;
        private bool _found;

        public Logic(bool orDefault)
        {
            _orDefault = orDefault;
        }

        public override void OnPush()
        {
            _last = Grab();
            _found = true;
            Pull();
        }

        public override void OnUpstreamFinish()
        {
            if (_found || _orDefault)
                Succeed(_last);
            else
                Fault(new NoSuchElementException("Last of empty stream"));
            CompleteStage();
        }
    }
}
