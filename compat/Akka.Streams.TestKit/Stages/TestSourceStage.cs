using Akka.Streams.Dsl;
using Akka.Streams.Stage;
using Akka.TestKit;

namespace Akka.Streams.TestKit;

/// <summary>A source stage whose events a probe hears of, each after the stage has handled it: see <see cref="GraphStageMessages"/>.</summary>
public sealed class TestSourceStage<T, TMat> : GraphStageWithMaterializedValue<SourceShape<T>, TMat>
{
    private readonly GraphStageWithMaterializedValue<SourceShape<T>, TMat> _stageUnderTest;
    private readonly TestProbe _probe;

    private TestSourceStage(GraphStageWithMaterializedValue<SourceShape<T>, TMat> stageUnderTest, TestProbe probe)
    {
        _stageUnderTest = stageUnderTest;
        _probe = probe;
    }

    public override SourceShape<T> Shape => _stageUnderTest.Shape;

    public static Source<T, TMat> Create(GraphStageWithMaterializedValue<SourceShape<T>, TMat> stageUnderTest, TestProbe probe) =>
        Source.FromGraph(new TestSourceStage<T, TMat>(stageUnderTest, probe));

    public override ILogicAndMaterializedValue<TMat> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var created = _stageUnderTest.CreateLogicAndMaterializedValue(inheritedAttributes);
        created.Logic.ReplaceHandler(Shape.Outlet, handler => new Handler(handler, _probe));
        return created;
    }

    private sealed class Handler : IOutHandler
    {
        private readonly IOutHandler _inner;
        private readonly TestProbe _probe;

        public Handler(IOutHandler inner, TestProbe probe)
        {
            _inner = inner;
            _probe = probe;
        }

        public void OnPull()
        {
            _inner.OnPull();
            _probe.Ref.Tell(GraphStageMessages.Pull.Instance, _probe.Ref);
        }

        public void OnDownstreamFinish(Exception cause)
        {
            _inner.OnDownstreamFinish(cause);
            _probe.Ref.Tell(GraphStageMessages.DownstreamFinish.Instance, _probe.Ref);
        }
    }
}
