using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.File;

/// <summary>Fills what the microphone hears in a stretch of the room's time.</summary>
internal delegate void FillSamples(long position, Span<short> samples);

/// <summary>
/// The microphone's frames of 20 ms, each when its last sample has sounded. Every frame has a deadline of its own on the room's
/// clock: a late one is followed by the next on time, so nothing drifts.
/// </summary>
/// <remarks>
/// Emits when a frame's time is over. Backpressures: a frame that downstream does not take waits, and is followed at once by those whose
/// time is over too; nothing is lost. Completes when the person has left. Holds nothing.
/// </remarks>
internal sealed class FileMicrophoneSource : GraphStage<SourceShape<AudioFrame>>
{
    private const int FrameSamples = 480;

    private readonly Outlet<AudioFrame> _out = new("FileMicrophone.out");
    private readonly RoomClock _clock;
    private readonly FillSamples _fill;
    private readonly Func<bool> _hasLeft;

    public FileMicrophoneSource(RoomClock clock, FillSamples fill, Func<bool> hasLeft)
    {
        _clock = clock;
        _fill = fill;
        _hasLeft = hasLeft;
        Shape = new SourceShape<AudioFrame>(_out);
    }

    public override SourceShape<AudioFrame> Shape { get; }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly FileMicrophoneSource _stage;
        private readonly Action _onDue;
        private ITimer? _timer;
        private long _position;

        public Logic(FileMicrophoneSource stage)
            : base(stage.Shape)
        {
            _stage = stage;
            _onDue = GetAsyncCallback(Give);
            SetHandler(stage._out, this);
        }

        public override void PreStart()
        {
            // A session that recovers goes on with the present.
            _position = _stage._clock.Now / FrameSamples * FrameSamples;
            _timer = _stage._clock.NewTimer(_onDue);
            Give();
        }

        public override void PostStop() => _timer?.Dispose();

        public override void OnPull() => Give();

        private void Give()
        {
            if (_stage._hasLeft())
            {
                CompleteStage();
                return;
            }

            var due = _stage._clock.Until(_position + FrameSamples);
            if (due > TimeSpan.Zero)
            {
                // Timers are set in whole ms and may not fire early.
                _timer!.Change(TimeSpan.FromMilliseconds(Math.Ceiling(due.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                return;
            }

            if (!IsAvailable(_stage._out))
                return;
            var frame = AudioFrame.Rent(AudioFormat.Realtime, FrameSamples);
            frame.Position = _position;
            _stage._fill(_position, frame.Samples);
            _position += FrameSamples;
            Push(_stage._out, frame);
        }
    }
}
