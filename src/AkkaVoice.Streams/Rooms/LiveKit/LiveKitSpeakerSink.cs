using Akka;
using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>Feeds a <see cref="LiveKitSpeaker"/>.</summary>
/// <remarks>
/// Asks for a frame whenever the native queue is a frame short, once the speaker is open and has taken the one before. Completes with upstream.
/// Backpressures while the queue is full. Holds nothing.
/// </remarks>
internal sealed class LiveKitSpeakerSink : GraphStageWithMaterializedValue<SinkShape<AudioFrame>, Task<Done>>
{
    private const int FrameSamples = 480;

    private readonly Inlet<AudioFrame> _in = new("LiveKitSpeaker.in");
    private readonly LiveKitSpeaker _speaker;
    private readonly TimeProvider _time;

    public LiveKitSpeakerSink(LiveKitSpeaker speaker, TimeProvider time)
    {
        _speaker = speaker;
        _time = time;
        Shape = new SinkShape<AudioFrame>(_in);
    }

    public override SinkShape<AudioFrame> Shape { get; }

    public override ILogicAndMaterializedValue<Task<Done>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var done = new TaskCompletionSource<Done>(TaskCreationOptions.RunContinuationsAsynchronously);
        return new LogicAndMaterializedValue<Task<Done>>(new Logic(this, done), done.Task);
    }

    private sealed class Logic : InGraphStageLogic
    {
        private readonly LiveKitSpeakerSink _stage;
        private readonly TaskCompletionSource<Done> _done;
        private readonly Action _onChanged;
        private ITimer? _timer;

        public Logic(LiveKitSpeakerSink stage, TaskCompletionSource<Done> done)
            : base(stage.Shape)
        {
            _stage = stage;
            _done = done;
            _onChanged = GetAsyncCallback(PullWhenDue);
            SetHandler(stage._in, this);
        }

        public override void PreStart()
        {
            _timer = _stage._time.CreateTimer(
                static onDue => ((Action)onDue!)(), _onChanged, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _stage._speaker.Changed += _onChanged;
            PullWhenDue();
        }

        public override void PostStop()
        {
            _stage._speaker.Changed -= _onChanged;
            _timer?.Dispose();
            _done.TrySetResult(Done.Instance);
        }

        public override void OnPush()
        {
            using (var frame = Grab(_stage._in))
                _stage._speaker.Take(frame);
            PullWhenDue();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _done.TrySetException(e);
            FailStage(e);
        }

        private void PullWhenDue()
        {
            // Not open, or the frame before is still on its way in: the speaker tells when that changes.
            if (!_stage._speaker.IsReady || HasBeenPulled(_stage._in) || IsClosed(_stage._in))
                return;
            var excess = _stage._speaker.QueuedSamples + FrameSamples - _stage._speaker.QueueSamples;
            if (excess <= 0)
                Pull(_stage._in);
            else
                _timer!.Change(TimeSpan.FromMilliseconds(Math.Ceiling(AudioFormat.Realtime.DurationOf(excess).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
    }
}
