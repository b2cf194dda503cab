using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Testing.Rooms;

/// <summary>
/// A bad line: loses frames and delivers the others late. Emits when a frame's time has come. Backpressures never: nothing waits for a network.
/// Completes when upstream does; what is under way then is lost. Holds at most the frames of its delay.
/// </summary>
internal sealed class UnsteadyLine : GraphStage<FlowShape<AudioFrame, AudioFrame>>
{
    private readonly Inlet<AudioFrame> _in = new("UnsteadyLine.in");
    private readonly Outlet<AudioFrame> _out = new("UnsteadyLine.out");
    private readonly FakeRoomOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<bool> _isAway;

    /// <param name="options">How bad it is.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="isAway">While it says so, every frame is lost.</param>
    public UnsteadyLine(FakeRoomOptions options, TimeProvider time, Func<bool> isAway)
    {
        (_options, _time, _isAway) = (options, time, isAway);
        Shape = new FlowShape<AudioFrame, AudioFrame>(_in, _out);
    }

    public override FlowShape<AudioFrame, AudioFrame> Shape { get; }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly UnsteadyLine _stage;
        private readonly FakeRoomOptions _options;
        private readonly Random _random;
        private readonly long _start;
        private readonly Queue<(AudioFrame Frame, TimeSpan Due)> _underWay = new();
        private readonly ITimer _timer;
        private TimeSpan _lastDue;
        private int _toLose;

        public Logic(UnsteadyLine stage)
            : base(stage.Shape)
        {
            (_stage, _options, _random) = (stage, stage._options, new Random(stage._options.Seed));
            _start = stage._time.GetTimestamp();
            var onDue = GetAsyncCallback(GiveOut);
            _timer = stage._time.CreateTimer(_ => onDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            SetHandler(stage._in, this);
            SetHandler(stage._out, this);
        }

        private TimeSpan Now => _stage._time.GetElapsedTime(_start);

        public override void PreStart() => Pull(_stage._in);

        public override void PostStop()
        {
            _timer.Dispose();
            while (_underWay.TryDequeue(out var late))
                late.Frame.Dispose();
        }

        public override void OnPush()
        {
            var frame = Grab(_stage._in);
            Pull(_stage._in);
            if (IsLost())
            {
                frame.Dispose();
                return;
            }

            var due = Now + _options.Delay + (_options.Jitter * _random.NextDouble());
            _lastDue = due > _lastDue ? due : _lastDue;
            _underWay.Enqueue((frame, _lastDue));
            GiveOut();
        }

        public override void OnPull() => GiveOut();

        private bool IsLost()
        {
            // A burst begins as often as makes the share of lost frames what it is to be.
            if (_toLose == 0 && _random.NextDouble() < _options.Loss / _options.LossBurst)
                _toLose = _options.LossBurst;
            var isLost = _toLose > 0 || _stage._isAway();
            _toLose = Math.Max(0, _toLose - 1);
            return isLost;
        }

        private void GiveOut()
        {
            if (!IsAvailable(_stage._out) || !_underWay.TryPeek(out var next))
                return;
            if (next.Due <= Now)
                Push(_stage._out, _underWay.Dequeue().Frame);
            else
                _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling((next.Due - Now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
    }
}
