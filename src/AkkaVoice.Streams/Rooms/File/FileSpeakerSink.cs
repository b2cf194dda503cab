using Akka;
using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.File;

/// <summary>Feeds a <see cref="FileSpeaker"/>.</summary>
/// <remarks>
/// Asks for a frame when the one before it begins to sound: at most the sounding frame and one more are taken. Completes with upstream. Holds
/// nothing; frames are disposed as soon as they are noted. Paced by deadlines on the room's clock.
/// </remarks>
internal sealed class FileSpeakerSink : GraphStageWithMaterializedValue<SinkShape<AudioFrame>, Task<Done>>
{
    private const int AheadSamples = 480;

    private readonly Inlet<AudioFrame> _in = new("FileSpeaker.in");
    private readonly FileSpeaker _speaker;
    private readonly RoomClock _clock;

    public FileSpeakerSink(FileSpeaker speaker, RoomClock clock)
    {
        _speaker = speaker;
        _clock = clock;
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
        private readonly FileSpeakerSink _stage;
        private readonly TaskCompletionSource<Done> _done;
        private readonly Action _onDue;
        private ITimer? _timer;

        public Logic(FileSpeakerSink stage, TaskCompletionSource<Done> done)
            : base(stage.Shape)
        {
            _stage = stage;
            _done = done;
            _onDue = GetAsyncCallback(PullWhenDue);
            SetHandler(stage._in, this);
        }

        public override void PreStart()
        {
            _timer = _stage._clock.NewTimer(_onDue);
            _stage._speaker.Cleared += _onDue;
            Pull(_stage._in);
        }

        public override void PostStop()
        {
            _stage._speaker.Cleared -= _onDue;
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
            if (HasBeenPulled(_stage._in) || IsClosed(_stage._in))
                return;
            var due = AudioFormat.Realtime.DurationOf(_stage._speaker.QueuedSamples - AheadSamples);
            if (due > TimeSpan.Zero)
                _timer!.Change(TimeSpan.FromMilliseconds(Math.Ceiling(due.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
            else
                Pull(_stage._in);
        }
    }
}
