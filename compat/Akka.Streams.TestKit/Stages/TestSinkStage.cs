using Akka.Streams.Stage;
using Akka.TestKit;

namespace Akka.Streams.TestKit;

/// <summary>A sink stage whose events a probe hears of, each after the stage has handled it: see <see cref="GraphStageMessages"/>.</summary>
public sealed class TestSinkStage<T, TMat> : GraphStageWithMaterializedValue<SinkShape<T>, TMat>
{
    private readonly GraphStageWithMaterializedValue<SinkShape<T>, TMat> _stageUnderTest;
    private readonly TestProbe _probe;

    private TestSinkStage(GraphStageWithMaterializedValue<SinkShape<T>, TMat> stageUnderTest, TestProbe probe)
    {
        _stageUnderTest = stageUnderTest;
        _probe = probe;
    }

    public override SinkShape<T> Shape => _stageUnderTest.Shape;

    public static TestSinkStage<T, TMat> Create(GraphStageWithMaterializedValue<SinkShape<T>, TMat> stageUnderTest, TestProbe probe) =>
        new(stageUnderTest, probe);

    public override ILogicAndMaterializedValue<TMat> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var created = _stageUnderTest.CreateLogicAndMaterializedValue(inheritedAttributes);
        created.Logic.ReplaceHandler(Shape.Inlet, handler => new Handler(handler, _probe));
        return created;
    }

    private sealed class Handler : IInHandler
    {
        private readonly IInHandler _inner;
        private readonly TestProbe _probe;

        public Handler(IInHandler inner, TestProbe probe)
        {
            _inner = inner;
            _probe = probe;
        }

        public void OnPush()
        {
            _inner.OnPush();
            _probe.Ref.Tell(GraphStageMessages.Push.Instance, _probe.Ref);
        }

        public void OnUpstreamFinish()
        {
            _inner.OnUpstreamFinish();
            _probe.Ref.Tell(GraphStageMessages.UpstreamFinish.Instance, _probe.Ref);
        }

        public void OnUpstreamFailure(Exception e)
        {
            _inner.OnUpstreamFailure(e);
            _probe.Ref.Tell(new GraphStageMessages.Failure(e), _probe.Ref);
        }
    }
}
