using Akka.Streams.Implementation.Fusing;
using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>
/// Holds each element back for as long as a strategy says, one after the other: the next one is asked for when the last has gone. Emits when
/// the delay is over; backpressures meanwhile; completes when upstream has and nothing is held. Holds one element.
/// </summary>
public class DelayFlow<T> : SimpleLinearGraphStage<T>
{
    private readonly Func<IDelayStrategy<T>> _strategySupplier;

    public DelayFlow(Func<IDelayStrategy<T>> strategySupplier) : base("DelayFlow")
    {
        _strategySupplier = strategySupplier;
    }

    public DelayFlow(TimeSpan fixedDelay) : this(() => new FixedDelay<T>(fixedDelay))
    {
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : TimerGraphStageLogic, IInHandler, IOutHandler
    {
        private const string DelayTimer = "DelayTimer";

        private readonly DelayFlow<T> _stage;
        private readonly IDelayStrategy<T> _strategy;
        private T _held;

        public Logic(DelayFlow<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            _strategy = stage._strategySupplier();
            SetHandler(stage.Inlet, this);
            SetHandler(stage.Outlet, this);
        }

        public void OnPush()
        {
            var element = Grab(_stage.Inlet);
            var delay = _strategy.NextDelay(element);
            if (delay <= TimeSpan.Zero)
            {
                Push(_stage.Outlet, element);
                return;
            }

            _held = element;
            ScheduleOnce(DelayTimer, delay);
        }

        public void OnPull() => Pull(_stage.Inlet);

        public void OnUpstreamFinish()
        {
            if (!IsTimerActive(DelayTimer))
                CompleteStage();
        }

        public void OnUpstreamFailure(Exception e) => FailStage(e);

        public void OnDownstreamFinish(Exception cause) => CancelStage(cause);

        protected internal override void OnTimer(object timerKey)
        {
            var element = _held;
            _held = default;
            Push(_stage.Outlet, element);
            if (IsClosed(_stage.Inlet))
                CompleteStage();
        }
    }
}
