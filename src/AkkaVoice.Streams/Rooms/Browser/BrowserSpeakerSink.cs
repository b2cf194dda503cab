using Akka;
using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>Feeds a <see cref="BrowserSpeaker"/>.</summary>
/// <remarks>
/// Asks for a frame whenever the browser's queue is a frame short: paced by what the browser plays, so two clocks cannot drift apart. Completes with
/// upstream. Backpressures while the browser's queue is full, also when the browser stands still. Holds nothing.
/// </remarks>
internal sealed class BrowserSpeakerSink : GraphStageWithMaterializedValue<SinkShape<AudioFrame>, Task<Done>>
{
    private readonly Inlet<AudioFrame> _in = new("BrowserSpeaker.in");
    private readonly BrowserSpeaker _speaker;
    private readonly TimeProvider _time;

    public BrowserSpeakerSink(BrowserSpeaker speaker, TimeProvider time)
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
        private readonly BrowserSpeakerSink _stage;
        private readonly TaskCompletionSource<Done> _done;
        private readonly Action _onChanged;
        private ITimer? _timer;

        public Logic(BrowserSpeakerSink stage, TaskCompletionSource<Done> done)
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
            if (HasBeenPulled(_stage._in) || IsClosed(_stage._in))
                return;
            var excess = _stage._speaker.QueuedSamples + BrowserFrame.Samples - _stage._speaker.QueueSamples;
            if (excess <= 0)
            {
                Pull(_stage._in);
                return;
            }

            // Between two reports the estimate moves on; without reports it stands still, and the next one wakes this stage.
            var due = AudioFormat.Realtime.DurationOf(excess);
            _timer!.Change(TimeSpan.FromMilliseconds(Math.Ceiling(due.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
    }
}
