using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Drops elements until the time is over.</summary>
internal sealed class SkipWithin<T> : LinearStage<T, T>
{
    private readonly TimeSpan _duration;

    public SkipWithin(TimeSpan duration)
    {
        _duration = duration;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_duration);

    private sealed class Logic : TimedLogic<T, T>
    {
        private readonly TimeSpan _duration;
        private bool _passes;

        public Logic(TimeSpan duration)
        {
            _duration = duration;
        }

        public override void PreStart() => ScheduleOnce("SkipWithinTimer", _duration);

        public override void OnPush()
        {
            var element = Grab(In);
            if (_passes)
                Push(Out, element);
            else
                Pull(In);
        }

        protected internal override void OnTimer(object timerKey) => _passes = true;
    }
}
