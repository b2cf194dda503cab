using Akka;
using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Load.Rooms;

/// <summary>Feeds a <see cref="LoadSpeaker"/>, which says when it has room. Completes with upstream. Holds nothing.</summary>
internal sealed class LoadSpeakerSink : GraphStageWithMaterializedValue<SinkShape<AudioFrame>, Task<Done>>
{
    private readonly Inlet<AudioFrame> _in = new("LoadSpeaker.in");
    private readonly LoadSpeaker _speaker;

    public LoadSpeakerSink(LoadSpeaker speaker)
    {
        _speaker = speaker;
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
        private readonly LoadSpeakerSink _stage;
        private readonly TaskCompletionSource<Done> _done;

        public Logic(LoadSpeakerSink stage, TaskCompletionSource<Done> done)
            : base(stage.Shape)
        {
            (_stage, _done) = (stage, done);
            SetHandler(stage._in, this);
        }

        public override void PreStart()
        {
            _stage._speaker.Open(GetAsyncCallback(Ask));
            Pull(_stage._in);
        }

        public override void PostStop()
        {
            _stage._speaker.Open(null);
            _done.TrySetResult(Done.Instance);
        }

        public override void OnPush()
        {
            bool hasRoom;
            using (var frame = Grab(_stage._in))
                hasRoom = _stage._speaker.Take(frame);
            if (hasRoom)
                Pull(_stage._in);
        }

        private void Ask()
        {
            if (!HasBeenPulled(_stage._in) && !IsClosed(_stage._in))
                Pull(_stage._in);
        }
    }
}
