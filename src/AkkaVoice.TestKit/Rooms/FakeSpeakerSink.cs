using Akka;
using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Testing.Rooms;

/// <summary>Feeds a <see cref="FakeSpeaker"/>: asks for a frame whenever its queue has room. Completes with upstream. Holds nothing.</summary>
internal sealed class FakeSpeakerSink : GraphStageWithMaterializedValue<SinkShape<AudioFrame>, Task<Done>>
{
    private readonly Inlet<AudioFrame> _in = new("FakeSpeaker.in");
    private readonly FakeSpeaker _speaker;
    private readonly TimeProvider _time;

    public FakeSpeakerSink(FakeSpeaker speaker, TimeProvider time)
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
        private readonly FakeSpeakerSink _stage;
        private readonly TaskCompletionSource<Done> _done;
        private readonly Action _onDue;
        private readonly ITimer _timer;

        public Logic(FakeSpeakerSink stage, TaskCompletionSource<Done> done)
            : base(stage.Shape)
        {
            _stage = stage;
            _done = done;
            _onDue = GetAsyncCallback(PullWhenDue);
            _timer = stage._time.CreateTimer(_ => _onDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            SetHandler(stage._in, this);
        }

        public override void PreStart()
        {
            _stage._speaker.Cleared += _onDue;
            Pull(_stage._in);
        }

        public override void PostStop()
        {
            _stage._speaker.Cleared -= _onDue;
            _timer.Dispose();
            _done.TrySetResult(Done.Instance);
        }

        public override void OnPush()
        {
            using (var frame = Grab(_stage._in))
                _stage._speaker.Take(frame);
            PullWhenDue();
        }

        private void PullWhenDue()
        {
            if (HasBeenPulled(_stage._in) || IsClosed(_stage._in))
                return;
            var excess = _stage._speaker.QueuedSamples - _stage._speaker.QueueSamples;
            if (excess > 0)
                _timer.Change(AudioFormat.Realtime.DurationOf(excess), Timeout.InfiniteTimeSpan);
            else
                Pull(_stage._in);
        }
    }
}
