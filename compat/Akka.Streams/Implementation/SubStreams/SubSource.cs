using Akka.Streams.Implementation.Stages;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.SubStreams;

/// <summary>What a sub-stream tells the stage that feeds it: demand or cancellation.</summary>
internal readonly record struct SubSourceEvent(bool IsCancel, Exception Cause);

/// <summary>The far end of an outlet that a stage opened while it ran.</summary>
internal sealed class SubSource<T> : GraphStage<SourceShape<T>>
{
    private readonly string _name;
    private readonly Action<SubSourceEvent> _tell;
    private readonly SubLink<(T Element, bool IsEnd, Exception Failure)> _commands;

    public SubSource(string name, Action<SubSourceEvent> tell)
    {
        _name = name;
        _tell = tell;
        _commands = new SubLink<(T, bool, Exception)>("Source");
        Shape = new SourceShape<T>(SourceStage<T>.SharedOutlet);
    }

    public override SourceShape<T> Shape { get; }

    public void Push(T element) => _commands.Send((element, false, null));

    public void Complete() => _commands.Send((default, true, null));

    public void Fail(Exception cause) => _commands.Send((default, true, cause));

    public bool TimeOut(TimeSpan after) =>
        _commands.Refuse(new SubscriptionTimeoutException($"Substream Source has not been materialized in {after}"));

    public override string ToString() => $"SubSource({_name})";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : SourceLogic<T>
    {
        private readonly SubSource<T> _stage;

        public Logic(SubSource<T> stage)
        {
            _stage = stage;
        }

        public override void PreStart() => _stage._commands.Open(GetAsyncCallback<(T Element, bool IsEnd, Exception Failure)>(command =>
        {
            if (!command.IsEnd)
                Push(command.Element);
            else if (command.Failure == null)
                CompleteStage();
            else
                FailStage(command.Failure);
        }));

        public override void OnPull() => _stage._tell(new SubSourceEvent(false, null));

        public override void OnDownstreamFinish(Exception cause)
        {
            _stage._tell(new SubSourceEvent(true, cause));
            CancelStage(cause);
        }
    }
}
