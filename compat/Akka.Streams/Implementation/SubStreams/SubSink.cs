using Akka.Streams.Implementation.Stages;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.SubStreams;

/// <summary>What a sub-stream tells the stage that reads it: an element or its end.</summary>
internal readonly record struct SubSinkEvent<T>(T Element, bool IsEnd, Exception Failure);

/// <summary>The far end of an inlet that a stage opened while it ran.</summary>
internal sealed class SubSink<T> : GraphStage<SinkShape<T>>
{
    private readonly string _name;
    private readonly Action<SubSinkEvent<T>> _tell;
    private readonly SubLink<(bool IsCancel, Exception Cause)> _commands;

    public SubSink(string name, Action<SubSinkEvent<T>> tell)
    {
        _name = name;
        _tell = tell;
        _commands = new SubLink<(bool, Exception)>("Sink");
        Shape = new SinkShape<T>(SinkPorts<T>.Inlet);
    }

    public override SinkShape<T> Shape { get; }

    public void Pull() => _commands.Send((false, null));

    public void Cancel(Exception cause) => _commands.Send((true, cause));

    public override string ToString() => $"SubSink({_name})";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : SinkLogic<T>
    {
        private readonly SubSink<T> _stage;

        public Logic(SubSink<T> stage)
        {
            _stage = stage;
        }

        public override void PreStart() => _stage._commands.Open(GetAsyncCallback<(bool IsCancel, Exception Cause)>(command =>
        {
            if (command.IsCancel)
                CancelStage(command.Cause);
            else
                Pull();
        }));

        public override void OnPush() => _stage._tell(new SubSinkEvent<T>(Grab(), false, null));

        public override void OnUpstreamFinish()
        {
            _stage._tell(new SubSinkEvent<T>(default, true, null));
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _stage._tell(new SubSinkEvent<T>(default, true, e));
            FailStage(e);
        }
    }
}
