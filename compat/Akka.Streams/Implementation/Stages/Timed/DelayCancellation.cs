using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes everything on, cancellation only after a while.</summary>
internal sealed class DelayCancellation<T> : LinearStage<T, T>
{
    private readonly TimeSpan _delay;

    public DelayCancellation(TimeSpan delay)
    {
        _delay = delay;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_delay);

    private sealed class Logic : TimedLogic<T, T>
    {
        private readonly TimeSpan _delay;
        private Exception _cause;

        public Logic(TimeSpan delay)
        {
            _delay = delay;
        }

        public override void OnPush() => Push(Out, Grab(In));

        public override void OnDownstreamFinish(Exception cause)
        {
            _cause = cause;
            ScheduleOnce("CompleteState", _delay);
            SetHandler(In, TotallyIgnorantInput);
        }

        protected internal override void OnTimer(object timerKey) => CancelStage(_cause);
    }
}
