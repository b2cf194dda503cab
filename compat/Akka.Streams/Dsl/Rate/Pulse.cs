using Akka.Streams.Implementation.Fusing;
using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>
/// Lets one element through in each interval, however much demand there is. Emits when the interval is over and upstream has an element;
/// backpressures otherwise; completes with upstream.
/// </summary>
public class Pulse<T> : SimpleLinearGraphStage<T>
{
    private readonly TimeSpan _interval;
    private readonly bool _initiallyOpen;

    /// <summary>With <paramref name="initiallyOpen"/> the first element does not wait for the first interval to pass.</summary>
    public Pulse(TimeSpan interval, bool initiallyOpen = false) : base("Pulse")
    {
        _interval = interval;
        _initiallyOpen = initiallyOpen;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : TimerGraphStageLogic, IInHandler, IOutHandler
    {
        private const string PulseTimer = "PulseTimer";

        private readonly Pulse<T> _stage;
        private bool _open;

        public Logic(Pulse<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            _open = stage._initiallyOpen;
            SetHandler(stage.Inlet, this);
            SetHandler(stage.Outlet, this);
        }

        public override void PreStart()
        {
            if (!_open)
                StartPulsing();
        }

        public void OnPush() => Push(_stage.Outlet, Grab(_stage.Inlet));

        public void OnPull()
        {
            if (!_open)
                return;
            Pull(_stage.Inlet);
            _open = false;
            StartPulsing();
        }

        public void OnUpstreamFinish() => CompleteStage();

        public void OnUpstreamFailure(Exception e) => FailStage(e);

        public void OnDownstreamFinish(Exception cause) => CancelStage(cause);

        protected internal override void OnTimer(object timerKey)
        {
            if (IsAvailable(_stage.Outlet) && !IsClosed(_stage.Inlet) && !HasBeenPulled(_stage.Inlet))
            {
                Pull(_stage.Inlet);
            }
            else
            {
                _open = true;
                CancelTimer(PulseTimer);
            }
        }

        private void StartPulsing() => ScheduleRepeatedly(PulseTimer, _stage._interval, _stage._interval);
    }
}
