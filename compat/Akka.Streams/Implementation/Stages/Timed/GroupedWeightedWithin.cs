using System.Collections.Immutable;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Collects elements and emits them as one when they weigh enough, are many enough, or the time since the last group is over; never an empty
/// group. Emits when a group is due and downstream asks; until then the group takes what still fits, elements without weight among them.
/// Backpressures when an element did not fit; completes after the last group. Holds one group and at most one element that did not fit.
/// </summary>
internal sealed class GroupedWeightedWithin<T> : LinearStage<T, IEnumerable<T>>
{
    private readonly long _maxWeight;
    private readonly int _maxNumber;
    private readonly TimeSpan _interval;
    private readonly Func<T, long> _cost;

    public GroupedWeightedWithin(long maxWeight, int maxNumber, Func<T, long> cost, TimeSpan interval)
    {
        if (maxWeight <= 0)
            throw new ArgumentException("maxWeight must be > 0", nameof(maxWeight));
        if (maxNumber <= 0)
            throw new ArgumentException("maxNumber must be > 0", nameof(maxNumber));
        if (interval <= TimeSpan.Zero)
            throw new ArgumentException("interval must be > 0", nameof(interval));
        _maxWeight = maxWeight;
        _maxNumber = maxNumber;
        _interval = interval;
        _cost = cost;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : TimedLogic<T, IEnumerable<T>>
    {
        private const string Timer = "GroupedWithinTimer";

        private readonly GroupedWeightedWithin<T> _stage;
        private ImmutableList<T>.Builder _group = ImmutableList.CreateBuilder<T>();
        private long _weight;
        private T _pending;
        private long _pendingWeight;
        private bool _hasPending;
        private bool _due;

        public Logic(GroupedWeightedWithin<T> stage)
        {
            _stage = stage;
        }

        private bool IsFull => _weight >= _stage._maxWeight || _group.Count >= _stage._maxNumber;

        public override void PreStart()
        {
            ScheduleRepeatedly(Timer, _stage._interval);
            Pull(In);
        }

        public override void OnPush()
        {
            var element = Grab(In);
            var cost = _stage._cost(element);
            if (cost < 0)
            {
                FailStage(new ArgumentException($"Negative weight [{cost}] for element [{element}] is not allowed"));
                return;
            }

            if (_group.Count > 0 && (cost > _stage._maxWeight - _weight || _group.Count >= _stage._maxNumber))
            {
                _pending = element;
                _pendingWeight = cost;
                _hasPending = true;
                EndGroup(restartTimer: true);
                return;
            }

            Add(element, cost);
            if (IsFull)
                EndGroup(restartTimer: true);
            PullIn();
        }

        public override void OnPull()
        {
            if (_due)
                EmitGroup();
        }

        public override void OnUpstreamFinish()
        {
            if (_group.Count == 0)
                CompleteStage();
            else
                EndGroup(restartTimer: false);
        }

        protected internal override void OnTimer(object timerKey)
        {
            if (_group.Count > 0 && !_due)
                EndGroup(restartTimer: false);
        }

        private void Add(T element, long cost)
        {
            _group.Add(element);
            _weight += cost;
        }

        private void EndGroup(bool restartTimer)
        {
            if (restartTimer)
                ScheduleRepeatedly(Timer, _stage._interval);
            _due = true;
            if (IsAvailable(Out))
                EmitGroup();
        }

        private void EmitGroup()
        {
            _due = false;
            Push(Out, _group.ToImmutable());
            _group = ImmutableList.CreateBuilder<T>();
            _weight = 0;
            if (_hasPending)
            {
                Add(_pending, _pendingWeight);
                _pending = default;
                _hasPending = false;
                if (IsFull || IsClosed(In))
                    _due = true;
            }
            else if (IsClosed(In))
            {
                CompleteStage();
                return;
            }

            PullIn();
        }
    }
}
