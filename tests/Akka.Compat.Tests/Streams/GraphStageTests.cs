using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Compat.Tests.Streams;

public sealed class GraphStageTests : StreamSpec
{
    [Theory]
    [InlineData("pull twice", "Cannot pull port twice")]
    [InlineData("push twice", "Cannot push port twice")]
    [InlineData("grab twice", "Cannot get element from already empty input port")]
    [InlineData("pull closed", "Cannot pull a closed port")]
    public async Task A_breach_of_the_port_contract_fails_the_stage(string breach, string message)
    {
        var stage = new Breach(breach);
        var task = Source.From([1, 2, 3]).Via(stage).RunWith(Sink.Ignore<int>(), Materializer);
        Assert.StartsWith(message, (await Assert.ThrowsAsync<ArgumentException>(() => task.WaitAsync(Bound))).Message);
    }

    [Fact]
    public async Task Emitted_elements_come_before_a_completion_that_was_asked_for_meanwhile()
    {
        var elements = await Source.From([1, 2]).Via(new Doubling()).RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound);
        Assert.Equal([1, 1, 2, 2, -1], elements);
    }

    [Fact]
    public async Task PostStop_runs_however_the_stage_ends()
    {
        foreach (var end in new Func<Source<int, NotUsed>, Task>[]
                 {
                     s => s.Take(1).RunWith(Sink.Ignore<int>(), Materializer),
                     s => s.RunWith(Sink.First<int>(), Materializer),
                     s => s.Select<int, int, NotUsed>(_ => throw new StreamFailure("x")).RunWith(Sink.Ignore<int>(), Materializer).ContinueWith(_ => { }),
                 })
        {
            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await end(Source.Repeat(1).Via(new Stopping(stopped))).WaitAsync(Bound);
            await stopped.Task.WaitAsync(Bound);
        }
    }

    private abstract class IntFlow : GraphStage<FlowShape<int, int>>
    {
        protected IntFlow()
        {
            Shape = new FlowShape<int, int>(In, Out);
        }

        public Inlet<int> In { get; } = new("in");

        public Outlet<int> Out { get; } = new("out");

        public override FlowShape<int, int> Shape { get; }
    }

    private sealed class Breach(string breach) : IntFlow
    {
        protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, breach);

        private sealed class Logic : InAndOutGraphStageLogic
        {
            private readonly Breach _stage;
            private readonly string _breach;

            public Logic(Breach stage, string breach) : base(stage.Shape)
            {
                _stage = stage;
                _breach = breach;
                SetHandlers(stage.In, stage.Out, this);
            }

            public override void OnPush()
            {
                var element = Grab(_stage.In);
                switch (_breach)
                {
                    case "push twice":
                        Push(_stage.Out, element);
                        Push(_stage.Out, element);
                        break;
                    case "grab twice":
                        Grab(_stage.In);
                        break;
                    case "pull closed":
                        Cancel(_stage.In);
                        Pull(_stage.In);
                        break;
                }
            }

            public override void OnPull()
            {
                Pull(_stage.In);
                if (_breach == "pull twice")
                    Pull(_stage.In);
            }
        }
    }

    private sealed class Doubling : IntFlow
    {
        protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

        private sealed class Logic : InAndOutGraphStageLogic
        {
            private readonly Doubling _stage;

            public Logic(Doubling stage) : base(stage.Shape)
            {
                _stage = stage;
                SetHandlers(stage.In, stage.Out, this);
            }

            public override void OnPush()
            {
                var element = Grab(_stage.In);
                EmitMultiple(_stage.Out, new[] { element, element });
            }

            public override void OnPull() => Pull(_stage.In);

            public override void OnUpstreamFinish()
            {
                Emit(_stage.Out, -1);
                CompleteStage();
            }
        }
    }

    private sealed class Stopping(TaskCompletionSource stopped) : IntFlow
    {
        protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, stopped);

        private sealed class Logic : InAndOutGraphStageLogic
        {
            private readonly Stopping _stage;
            private readonly TaskCompletionSource _stopped;

            public Logic(Stopping stage, TaskCompletionSource stopped) : base(stage.Shape)
            {
                _stage = stage;
                _stopped = stopped;
                SetHandlers(stage.In, stage.Out, this);
            }

            public override void OnPush() => Push(_stage.Out, Grab(_stage.In));

            public override void OnPull() => Pull(_stage.In);

            public override void PostStop() => _stopped.TrySetResult();
        }
    }
}
