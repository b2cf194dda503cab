using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits an element of its own when there is demand and upstream has been silent for the time.</summary>
internal sealed class IdleInject<TIn, TOut> : LinearStage<TIn, TOut> where TIn : TOut
{
    private readonly TimeSpan _timeout;
    private readonly Func<TOut> _inject;

    public IdleInject(TimeSpan timeout, Func<TOut> inject)
    {
        _timeout = timeout;
        _inject = inject;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : TimedLogic<TIn, TOut>
    {
        private const string Timer = "IdleInjectTimer";

        private readonly IdleInject<TIn, TOut> _stage;
        private TimeSpan _deadline;

        public Logic(IdleInject<TIn, TOut> stage)
        {
            _stage = stage;
        }

        public override void PreStart()
        {
            _deadline = Now + _stage._timeout;
            Pull(In);
        }

        public override void OnPush()
        {
            _deadline = Now + _stage._timeout;
            CancelTimer(Timer);
            if (!IsAvailable(Out))
                return;
            Push(Out, Grab(In));
            Pull(In);
        }

        public override void OnPull()
        {
            if (IsAvailable(In))
            {
                Push(Out, Grab(In));
                if (IsClosed(In))
                    CompleteStage();
                else
                    Pull(In);
                return;
            }

            var left = _deadline - Now;
            if (left <= TimeSpan.Zero)
                Inject();
            else
                ScheduleOnce(Timer, left);
        }

        public override void OnUpstreamFinish()
        {
            if (!IsAvailable(In))
                CompleteStage();
        }

        protected internal override void OnTimer(object timerKey)
        {
            var left = _deadline - Now;
            if (left > TimeSpan.Zero)
                ScheduleOnce(Timer, left);
            else if (IsAvailable(Out))
                Inject();
        }

        private void Inject()
        {
            Push(Out, _stage._inject());
            _deadline = Now + _stage._timeout;
        }
    }
}
