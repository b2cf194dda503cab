using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms;

/// <summary>The frames of a <see cref="QueuedMicrophone"/>, in order and as they come.</summary>
/// <remarks>
/// Emits when a frame has arrived; and, from the first one on, a frame of silence for every 20 ms in which none came, once 100 ms were without: turn
/// detection counts audio, so a microphone that falls silent in the middle of a word would keep the turn open for ever. Backpressures: frames wait
/// at the microphone. Completes when the person has left. Holds nothing.
/// </remarks>
internal sealed class QueuedMicrophoneSource : GraphStage<SourceShape<AudioFrame>>
{
    private const int FrameSamples = 480;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(100);

    private readonly Outlet<AudioFrame> _out = new("QueuedMicrophone.out");
    private readonly QueuedMicrophone _microphone;
    private readonly TimeProvider _time;

    public QueuedMicrophoneSource(QueuedMicrophone microphone, TimeProvider time)
    {
        _microphone = microphone;
        _time = time;
        Shape = new SourceShape<AudioFrame>(_out);
    }

    public override SourceShape<AudioFrame> Shape { get; }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly QueuedMicrophoneSource _stage;
        private readonly Action _onChanged;
        private ITimer? _timer;
        private long _position;
        private long _since;
        private TimeSpan _silentUntil;
        private bool _hasBegun;

        public Logic(QueuedMicrophoneSource stage)
            : base(stage.Shape)
        {
            _stage = stage;
            _onChanged = GetAsyncCallback(Give);
            SetHandler(stage._out, this);
        }

        public override void PreStart()
        {
            _timer = _stage._time.CreateTimer(
                static onDue => ((Action)onDue!)(), _onChanged, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _stage._microphone.Changed += _onChanged;
            Give();
        }

        public override void PostStop()
        {
            _stage._microphone.Changed -= _onChanged;
            _timer?.Dispose();
        }

        public override void OnPull() => Give();

        private void Give()
        {
            if (_stage._microphone.HasLeft)
                CompleteStage();
            else if (IsAvailable(_stage._out))
                GiveNext();
        }

        private void GiveNext()
        {
            if (_stage._microphone.TryTake(out var frame))
            {
                _hasBegun = true;
                _since = _stage._time.GetTimestamp();
                _silentUntil = Gap;
                Emit(frame!);
            }
            else if (_hasBegun)
            {
                Fill();
            }
        }

        // Each frame of silence has a deadline of its own, so that late timers do not add up.
        private void Fill()
        {
            var due = _silentUntil - _stage._time.GetElapsedTime(_since);
            if (due > TimeSpan.Zero)
            {
                _timer!.Change(TimeSpan.FromMilliseconds(Math.Ceiling(due.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                return;
            }

            _silentUntil += Frame;
            _stage._microphone.CountFilled();
            var silence = AudioFrame.Rent(AudioFormat.Realtime, FrameSamples);
            silence.Samples.Clear();
            Emit(silence);
        }

        private void Emit(AudioFrame frame)
        {
            frame.Position = _position;
            _position += frame.SampleCount;
            Push(_stage._out, frame);
        }
    }
}
