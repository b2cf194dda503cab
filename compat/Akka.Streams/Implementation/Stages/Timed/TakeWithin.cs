using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Completes when the time is over.</summary>
internal sealed class TakeWithin<T> : LinearStage<T, T>
{
    private readonly TimeSpan _duration;

    public TakeWithin(TimeSpan duration)
    {
        _duration = duration;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_duration);

    private sealed class Logic : TimedLogic<T, T>
    {
        private readonly TimeSpan _duration;

        public Logic(TimeSpan duration)
        {
            _duration = duration;
        }

        public override void PreStart() => ScheduleOnce("TakeWithinTimer", _duration);

        public override void OnPush() => Push(Out, Grab(In));

        protected internal override void OnTimer(object timerKey) => CompleteStage();
    }
}
