using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes elements both ways; fails both when none passes either way for the time.</summary>
internal sealed class IdleTimeoutBidi<TIn, TOut> : GraphStage<BidiShape<TIn, TIn, TOut, TOut>>
{
    private readonly Inlet<TIn> _in1 = new("in1");
    private readonly Outlet<TIn> _out1 = new("out1");
    private readonly Inlet<TOut> _in2 = new("in2");
    private readonly Outlet<TOut> _out2 = new("out2");
    private readonly TimeSpan _timeout;

    public IdleTimeoutBidi(TimeSpan timeout)
    {
        _timeout = timeout;
        Shape = new BidiShape<TIn, TIn, TOut, TOut>(_in1, _out1, _in2, _out2);
    }

    public override BidiShape<TIn, TIn, TOut, TOut> Shape { get; }

    public override string ToString() => "IdleTimeoutBidi";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : TimerGraphStageLogic
    {
        private readonly TimeSpan _timeout;
        private TimeSpan _deadline;

        public Logic(IdleTimeoutBidi<TIn, TOut> stage) : base(stage.Shape)
        {
            _timeout = stage._timeout;
            Join(stage._in1, stage._out1);
            Join(stage._in2, stage._out2);
        }

        private TimeSpan Now => Interpreter.Island.Materializer.System.Scheduler.MonotonicClock;

        public override void PreStart()
        {
            _deadline = Now + _timeout;
            ScheduleOnce("IdleTimeoutCheckTimer", _timeout);
        }

        protected internal override void OnTimer(object timerKey)
        {
            var left = _deadline - Now;
            if (left <= TimeSpan.Zero)
                FailStage(new TimeoutException($"No elements passed in the last {_timeout}."));
            else
                ScheduleOnce(timerKey, left);
        }

        private void Join<T>(Inlet<T> inlet, Outlet<T> outlet)
        {
            SetHandler(
                inlet,
                onPush: () =>
                {
                    _deadline = Now + _timeout;
                    Push(outlet, Grab(inlet));
                },
                onUpstreamFinish: () => Complete(outlet));
            SetHandler(outlet, onPull: () => Pull(inlet), onDownstreamFinish: cause => Cancel(inlet, cause));
        }
    }
}
