using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Asks upstream for nothing until the time is over.</summary>
internal sealed class InitialDelay<T> : LinearStage<T, T>
{
    private readonly TimeSpan _delay;

    public InitialDelay(TimeSpan delay)
    {
        _delay = delay;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_delay);

    private sealed class Logic : TimedLogic<T, T>
    {
        private readonly TimeSpan _delay;
        private bool _open;

        public Logic(TimeSpan delay)
        {
            _delay = delay;
        }

        public override void PreStart()
        {
            if (_delay <= TimeSpan.Zero)
                _open = true;
            else
                ScheduleOnce("DelayTimer", _delay);
        }

        public override void OnPush() => Push(Out, Grab(In));

        public override void OnPull()
        {
            if (_open)
                Pull(In);
        }

        protected internal override void OnTimer(object timerKey)
        {
            _open = true;
            if (IsAvailable(Out))
                PullIn();
        }
    }
}
