using Akka.Streams.Stage;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>
/// Passes everything on and tells, when the stream has ended in whatever way, which element was the last; none if there was none. Completes
/// when upstream completes or fails.
/// </summary>
public class LastElement<T> : GraphStageWithMaterializedValue<FlowShape<T, T>, Task<Option<T>>>
{
    public LastElement()
    {
        Shape = new FlowShape<T, T>(In, Out);
    }

    public Inlet<T> In { get; } = new("LastElement.in");

    public Outlet<T> Out { get; } = new("LastElement.out");

    public override FlowShape<T, T> Shape { get; }

    public override ILogicAndMaterializedValue<Task<Option<T>>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(this);
        return new LogicAndMaterializedValue<Task<Option<T>>>(logic, logic.Last);
    }

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly LastElement<T> _stage;
        private readonly TaskCompletionSource<Option<T>> _last = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Option<T> _element = Option<T>.None;

        public Logic(LastElement<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            SetHandlers(stage.In, stage.Out, this);
        }

        public Task<Option<T>> Last => _last.Task;

        public override void OnPush()
        {
            var element = Grab(_stage.In);
            _element = Option<T>.Create(element);
            Push(_stage.Out, element);
        }

        public override void OnPull() => Pull(_stage.In);

        public override void OnUpstreamFailure(Exception e) => CompleteStage();

        public override void PostStop() => _last.TrySetResult(_element);
    }
}
