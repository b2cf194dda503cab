using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Rooms;

namespace AkkaVoice.Streams.Session.Playing;

/// <summary>
/// Keeps what the model says ahead of time, hands it to the room frame by frame as the speaker asks, and knows what of it was heard: what
/// was handed, minus what the speaker still has queued.
/// </summary>
/// <remarks>
/// <para>In0: audio of any length, by item. In1: items of which the model has sent all. Out: frames of 20 ms; a frame that audio
/// does not fill is filled up with silence only at the end of an item behind which nothing waits.</para>
/// <para>Emits when the speaker asks and there is a frame's worth to say. Backpressures never. Completes when audio completes or a
/// stop is asked for, throwing away what waits. Cancels when the speaker cancels. Holds at most <see cref="SessionGraphOptions.PlayoutMs"/>; on overflow the rest
/// of the response that exceeded it is dropped and told. A flush takes effect at once: nothing is handed out after it, and the
/// speaker forgets what it had.</para>
/// </remarks>
internal sealed class Playout : GraphStageWithMaterializedValue<FanInShape<AudioFrame, AudioTag, AudioFrame>, PlayoutControl>
{
    private readonly Inlet<AudioFrame> _audio = new("Playout.audio");
    private readonly Inlet<AudioTag> _ends = new("Playout.ends");
    private readonly Outlet<AudioFrame> _out = new("Playout.out");
    private readonly ISpeaker _speaker;
    private readonly int _maxSamples;
    private readonly Action<SessionAudioEvent> _onEvent;
    private readonly TimeProvider _time;

    public Playout(ISpeaker speaker, int maxSamples, Action<SessionAudioEvent> onEvent, TimeProvider time)
    {
        _speaker = speaker;
        _maxSamples = maxSamples;
        _onEvent = onEvent;
        _time = time;
        Shape = new FanInShape<AudioFrame, AudioTag, AudioFrame>(_out, _audio, _ends);
    }

    public override FanInShape<AudioFrame, AudioTag, AudioFrame> Shape { get; }

    public override ILogicAndMaterializedValue<PlayoutControl> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var control = new PlayoutControl();
        return new LogicAndMaterializedValue<PlayoutControl>(new Logic(this, control), control);
    }

    private sealed class Logic : TimerGraphStageLogic
    {
        private readonly Playout _stage;
        private readonly PlayoutControl _control;
        private readonly PlayoutDesk _desk;
        private readonly Action<PlayoutCommand> _onCommand;
        private Exception? _broken;
        private bool _hasEnded;

        public Logic(Playout stage, PlayoutControl control)
            : base(stage.Shape)
        {
            _stage = stage;
            _control = control;
            _desk = new PlayoutDesk(stage._speaker, stage._maxSamples, control, stage._onEvent, stage._time);
            _onCommand = GetAsyncCallback<PlayoutCommand>(Execute);
            SetHandler(stage._audio, OnAudio, End, Break);
            SetHandler(stage._ends, OnItemEnd, static () => { }, Break);
            SetHandler(stage._out, OnPull, OnSpeakerGone);
        }

        public override void PreStart()
        {
            _control.Commands.Open(_onCommand);
            Pull(_stage._audio);
            Pull(_stage._ends);
        }

        public override void PostStop()
        {
            _desk.Dispose();
            // Neither end nor failure was seen: whoever owns the graph has stopped it from outside.
            _control.End(_broken ?? (_hasEnded ? null : new AbruptStageTerminationException(this)));
        }

        protected override void OnTimer(object timerKey)
        {
            _desk.Settle();
            Watch();
        }

        private void OnAudio()
        {
            _desk.Add(Grab(_stage._audio));
            Pull(_stage._audio);
            Hand();
        }

        private void OnItemEnd()
        {
            _desk.Complete(Grab(_stage._ends));
            if (!IsClosed(_stage._ends))
                Pull(_stage._ends);
            Hand();
        }

        private void OnPull()
        {
            _desk.Settle();
            Hand();
        }

        private void Execute(PlayoutCommand command)
        {
            switch (command)
            {
                case PlayoutCommand.Flush flush:
                    _desk.Flush(flush.FlushId, flush.ResponseIds);
                    break;
                case PlayoutCommand.Pause:
                    _desk.Pause();
                    break;
                case PlayoutCommand.Resume:
                    _desk.Resume();
                    break;
                case PlayoutCommand.Stop:
                    _stage._speaker.Clear();
                    End();
                    return;
            }

            Hand();
        }

        private void Hand()
        {
            if (IsAvailable(_stage._out) && _desk.Next() is { } frame)
                Push(_stage._out, frame);
            else
                Watch();
        }

        // While frames are handed out, the speaker's own pulls tell how far it has come. A speaker that has asked already, and in vain, does
        // not ask again.
        private void Watch()
        {
            if (IsAvailable(_stage._out) && _desk.Unheard > 0 && !IsTimerActive("heard"))
                ScheduleOnce("heard", AudioFormat.Realtime.DurationOf(Math.Max(_stage._speaker.QueuedSamples, 24)));
        }

        private void OnSpeakerGone(Exception cause)
        {
            if (cause is not SubscriptionWithCancelException.NonFailureCancellation)
                _broken = cause;
            _hasEnded = true;
            CancelStage(cause);
        }

        private void End()
        {
            _hasEnded = true;
            CompleteStage();
        }

        private void Break(Exception cause)
        {
            _broken = cause;
            FailStage(cause);
        }
    }
}
