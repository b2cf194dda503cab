using Akka.Streams.Stage;
using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Lets elements pass at a limited rate, with bursts up to the bucket's size. An element that comes too early waits, or fails the stream.
/// Holds at most one element.
/// </summary>
internal sealed class Throttle<T> : LinearStage<T, T>
{
    private readonly int _cost;
    private readonly TimeSpan _per;
    private readonly int _maximumBurst;
    private readonly Func<T, int> _calculateCost;
    private readonly ThrottleMode _mode;

    public Throttle(int cost, TimeSpan per, int maximumBurst, Func<T, int> calculateCost, ThrottleMode mode)
    {
        if (cost <= 0)
            throw new ArgumentException("cost must be > 0", nameof(cost));
        if (per <= TimeSpan.Zero)
            throw new ArgumentException("per time must be > 0", nameof(per));
        if (mode == ThrottleMode.Enforcing && maximumBurst < 0)
            throw new ArgumentException("maximumBurst must be > 0 in Enforcing mode", nameof(maximumBurst));
        if (per.Ticks < cost)
            throw new ArgumentException("Rates larger than 1 unit / tick are not supported", nameof(per));
        _cost = cost;
        _per = per;
        _maximumBurst = maximumBurst;
        _calculateCost = calculateCost;
        _mode = mode;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) =>
        new Logic(this, inheritedAttributes.GetMandatoryAttribute<ActorAttributes.SupervisionStrategy>().Decider);

    private sealed class Logic : TimedLogic<T, T>
    {
        private const string Timer = "ThrottleTimer";

        private readonly Throttle<T> _stage;
        private readonly Decider _decider;
        private TokenBucket _bucket;
        private T _held;
        private bool _holds;

        public Logic(Throttle<T> stage, Decider decider)
        {
            _stage = stage;
            _decider = decider;
        }

        public override void PreStart() => _bucket = new TokenBucket(_stage._maximumBurst, _stage._per.Ticks / _stage._cost, () => Now);

        public override void OnPush()
        {
            var element = Grab(In);
            int cost;
            try
            {
                cost = _stage._calculateCost(element);
            }
            catch (Exception cause) when (_decider(cause) != Directive.Stop)
            {
                Pull(In);
                return;
            }

            var wait = _bucket.Take(cost);
            if (wait <= TimeSpan.Zero)
            {
                Push(Out, element);
            }
            else if (_stage._mode == ThrottleMode.Enforcing)
            {
                FailStage(new OverflowException("Maximum throttle throughput exceeded"));
            }
            else
            {
                _held = element;
                _holds = true;
                ScheduleOnce(Timer, wait);
            }
        }

        public override void OnUpstreamFinish()
        {
            if (!_holds)
                CompleteStage();
        }

        protected internal override void OnTimer(object timerKey)
        {
            var element = _held;
            _held = default;
            _holds = false;
            Push(Out, element);
            if (IsClosed(In))
                CompleteStage();
        }
    }
}
