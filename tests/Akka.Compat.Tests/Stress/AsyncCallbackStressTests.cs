using System.Collections.Concurrent;
using Akka.Compat.Tests.Streams;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.Stage;
using Xunit.Abstractions;

namespace Akka.Compat.Tests.Stress;

/// <summary>Callbacks into a stage from several threads while the stream goes on and ends.</summary>
public sealed class AsyncCallbackStressTests(ITestOutputHelper output) : StreamSpec
{
    private const int Callers = 3;
    private const int Calls = 60;

    [Fact]
    public Task Every_call_runs_once_and_in_its_callers_order_and_none_after_the_stage_has_stopped() =>
        Schedules.Run(output, 20, async (random, _) =>
        {
            var stage = new Called(random.Next(3) == 0 ? int.MaxValue : random.Next(Callers * Calls));
            var killSwitch = Source.Repeat(1).ViaMaterialized(KillSwitches.Single<int>(), Keep.Right).Via(stage).To(Sink.Ignore<int>()).Run(Materializer);
            var callback = await stage.Callback.Task.WaitAsync(Bound);
            var endsFromOutside = random.Next(2) == 0;
            var dawdlers = Enumerable.Range(0, Callers + 1).Select(_ => new Random(random.Next())).ToArray();
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() =>
            {
                for (var i = 0; i < Calls; i++)
                {
                    callback((caller, i));
                    Schedules.Dawdle(dawdlers[caller]);
                }
            })).Append(Task.Run(() =>
            {
                for (var i = dawdlers[Callers].Next(50); i > 0; i--)
                    Schedules.Dawdle(dawdlers[Callers]);
                if (endsFromOutside)
                    killSwitch.Shutdown();
            })));
            if (!endsFromOutside && stage.StopsAfter > Callers * Calls)
                await stage.HandledAll.Task.WaitAsync(Bound);
            killSwitch.Shutdown();
            await stage.Stopped.Task.WaitAsync(Bound);

            Assert.False(stage.RanAfterStop, "a callback ran after PostStop");
            Assert.False(stage.Overlapped, "two handlers ran at the same time");
            for (var caller = 0; caller < Callers; caller++)
            {
                var seen = stage.Handled.Where(call => call.Caller == caller).Select(call => call.Number).ToArray();
                Assert.Equal(Enumerable.Range(0, seen.Length), seen);
            }
        });

    /// <summary>Records the calls; stops by itself after some of them.</summary>
    private sealed class Called(int stopsAfter) : GraphStage<FlowShape<int, int>>
    {
        private readonly Inlet<int> _in = new("in");
        private readonly Outlet<int> _out = new("out");

        public int StopsAfter { get; } = stopsAfter;

        public ConcurrentQueue<(int Caller, int Number)> Handled { get; } = new();

        public TaskCompletionSource<Action<(int Caller, int Number)>> Callback { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource HandledAll { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool RanAfterStop { get; private set; }

        public bool Overlapped { get; private set; }

        public override FlowShape<int, int> Shape => new(_in, _out);

        protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

        private sealed class Logic : InAndOutGraphStageLogic
        {
            private readonly Called _stage;
            private int _inside;

            public Logic(Called stage) : base(stage.Shape)
            {
                _stage = stage;
                SetHandlers(stage._in, stage._out, this);
            }

            public override void PreStart() => _stage.Callback.SetResult(GetAsyncCallback<(int Caller, int Number)>(Handle));

            public override void OnPush()
            {
                Enter();
                Push(_stage._out, Grab(_stage._in));
                Leave();
            }

            public override void OnPull() => Pull(_stage._in);

            public override void PostStop() => _stage.Stopped.SetResult();

            private void Handle((int Caller, int Number) call)
            {
                Enter();
                _stage.RanAfterStop |= _stage.Stopped.Task.IsCompleted;
                _stage.Handled.Enqueue(call);
                if (_stage.Handled.Count == Callers * Calls)
                    _stage.HandledAll.SetResult();
                if (_stage.Handled.Count == _stage.StopsAfter)
                    CompleteStage();
                Leave();
            }

            private void Enter() => _stage.Overlapped |= Interlocked.Increment(ref _inside) != 1;

            private void Leave() => Interlocked.Decrement(ref _inside);
        }
    }
}
