using Akka;
using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms;

/// <summary>Feeds a speaker at the pace at which it is heard.</summary>
/// <remarks>
/// Asks for a frame when the speaker wants one, by a deadline of its own each time, so that late timers do not add up. Completes with upstream.
/// Backpressures while the speaker's queue is full, also when the speaker stands still. Holds nothing; frames are disposed as soon as they are taken.
/// </remarks>
public sealed class PacedSpeakerSink : GraphStageWithMaterializedValue<SinkShape<AudioFrame>, Task<Done>>
{
    private readonly Inlet<AudioFrame> _in = new("PacedSpeaker.in");
    private readonly IPacedSpeaker _speaker;
    private readonly TimeProvider _time;

    /// <summary>A sink for one speaker, to be run once.</summary>
    /// <param name="speaker">The speaker.</param>
    /// <param name="time">The clock that the speaker's <see cref="IPacedSpeaker.Due"/> follows.</param>
    public PacedSpeakerSink(IPacedSpeaker speaker, TimeProvider time)
    {
        _speaker = speaker;
        _time = time;
        Shape = new SinkShape<AudioFrame>(_in);
    }

    /// <inheritdoc />
    public override SinkShape<AudioFrame> Shape { get; }

    /// <inheritdoc />
    public override ILogicAndMaterializedValue<Task<Done>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var done = new TaskCompletionSource<Done>(TaskCreationOptions.RunContinuationsAsynchronously);
        return new LogicAndMaterializedValue<Task<Done>>(new Logic(this, done), done.Task);
    }

    private sealed class Logic : InGraphStageLogic
    {
        private readonly PacedSpeakerSink _stage;
        private readonly TaskCompletionSource<Done> _done;
        private readonly Action _onChanged;
        private ITimer? _timer;

        public Logic(PacedSpeakerSink stage, TaskCompletionSource<Done> done)
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
            if (HasBeenPulled(_stage._in) || IsClosed(_stage._in) || _stage._speaker.Due is not { } due)
                return;
            if (due <= TimeSpan.Zero)
                Pull(_stage._in);
            else
                _timer!.Change(TimeSpan.FromMilliseconds(Math.Ceiling(due.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
    }
}
