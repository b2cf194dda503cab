using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>
/// Where connections plug into a session. It hands the microphone to the present connection, keeps the latest of it in a ring, and
/// gives out what the model says. Swapping connections is exact to the sample: all audio up to the swap went to the one, all from
/// there on goes to the other, and what neither has sent yet is sent again from the ring.
/// </summary>
/// <remarks>
/// <para>In: the microphone, in chunks; never backpressured. Out0: what the model says. Out1: items of which the model has sent all; an item
/// is given out there when everything of it was taken on Out0.</para>
/// <para>Emits when the connection has audio. Backpressures never (a connection bounds its own lanes). Completes when a downstream
/// cancels; the end of the microphone is told and ends nothing. Holds at most the ring, <see cref="SessionGraphOptions.RingMs"/>; on overflow it drops the oldest and counts.</para>
/// </remarks>
internal sealed class RealtimeSwitch : GraphStageWithMaterializedValue<FanOutShape<AudioFrame, AudioFrame, AudioTag>, SwitchControl>
{
    private readonly Inlet<AudioFrame> _in = new("Switch.in");
    private readonly Outlet<AudioFrame> _audio = new("Switch.audio");
    private readonly Outlet<AudioTag> _ends = new("Switch.ends");
    private readonly int _ringSamples;
    private readonly MicrophoneMemory? _before;
    private readonly Action<SessionAudioEvent> _onEvent;
    private readonly TimeProvider _time;

    /// <param name="ringSamples">How much of the microphone is kept, in samples.</param>
    /// <param name="onEvent">Takes what there is to tell.</param>
    /// <param name="time">The clock of the events.</param>
    /// <param name="before">What the session's switch before this one knew of the microphone; null for the first.</param>
    public RealtimeSwitch(int ringSamples, Action<SessionAudioEvent> onEvent, TimeProvider time, MicrophoneMemory? before = null)
    {
        _ringSamples = ringSamples;
        _before = before;
        _onEvent = onEvent;
        _time = time;
        Shape = new FanOutShape<AudioFrame, AudioFrame, AudioTag>(_in, _audio, _ends);
    }

    public override FanOutShape<AudioFrame, AudioFrame, AudioTag> Shape { get; }

    public override ILogicAndMaterializedValue<SwitchControl> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var control = new SwitchControl(new StageMailbox<SwitchCommand>(), _before ?? new MicrophoneMemory(_ringSamples));
        return new LogicAndMaterializedValue<SwitchControl>(new Logic(this, control), control);
    }

    private sealed class Logic : GraphStageLogic
    {
        private readonly RealtimeSwitch _stage;
        private readonly StageMailbox<SwitchCommand> _commands;
        private readonly MicrophoneMemory _memory;
        private readonly MicrophoneFeed _microphone;
        private readonly AssistantFeed _assistant = new();
        private readonly Action<SwitchCommand> _onCommand;
        private readonly Action _onAudio;
        private AudioTag? _end;

        public Logic(RealtimeSwitch stage, SwitchControl control)
            : base(stage.Shape)
        {
            _stage = stage;
            _commands = control.Commands;
            _memory = control.Microphone;
            _microphone = new MicrophoneFeed(_memory, stage._onEvent, stage._time);
            _onCommand = GetAsyncCallback<SwitchCommand>(Execute);
            _onAudio = GetAsyncCallback(GiveOut);
            SetHandler(stage._in, OnMicrophone, OnMicrophoneEnded);
            SetHandler(stage._audio, onPull: GiveOut);
            SetHandler(stage._ends, onPull: GiveOut);
        }

        public override void PreStart()
        {
            _memory.Enter();
            _commands.Open(_onCommand);
            Pull(_stage._in);
        }

        public override void PostStop()
        {
            _commands.Close();
            _microphone.Unplug();
            _assistant.Dispose();
            _memory.Leave();
        }

        private void OnMicrophone()
        {
            _microphone.Take(Grab(_stage._in));
            Pull(_stage._in);
        }

        private void OnMicrophoneEnded() => _stage._onEvent(new MicrophoneEnded { At = _stage._time.GetTimestamp() });

        private void Execute(SwitchCommand command)
        {
            switch (command)
            {
                case SwitchCommand.Plug plug:
                    Plug(plug);
                    break;
                case SwitchCommand.Read read:
                    _microphone.Read(read.Connection, read.FromMs, read.ToMs, read.OnRead);
                    break;
            }
        }

        private void Plug(SwitchCommand.Plug command)
        {
            if (command.Connection is not null && _microphone.IsPluggedInto(command.Connection))
                return;
            _microphone.Unplug();
            if (command.Connection is { } connection)
            {
                connection.Attach(_onAudio);
                _microphone.Plug(connection, command.Replay);
                _assistant.Add(connection);
            }

            GiveOut();
        }

        private void GiveOut()
        {
            while (IsAvailable(_stage._audio) && GiveOutEnd() && _assistant.TryTake(out var entry))
            {
                switch (entry.Kind)
                {
                    case AssistantAudioKind.Frame:
                        Push(_stage._audio, entry.Frame!);
                        break;
                    case AssistantAudioKind.ItemEnd:
                        _end = entry.Tag;
                        break;
                    case AssistantAudioKind.Overflow:
                        _stage._onEvent(new PlayoutOverflowed(entry.Tag.ResponseId, MsOf(entry.DroppedSamples)) { At = _stage._time.GetTimestamp() });
                        break;
                }
            }
        }

        // Only reached when the audio before it has been taken: demand for more says so.
        private bool GiveOutEnd()
        {
            if (_end is null)
                return true;
            if (!IsAvailable(_stage._ends))
                return false;
            Push(_stage._ends, _end);
            _end = null;
            return true;
        }

        private static int MsOf(int samples) => (int)AudioFormat.Realtime.SamplesToMilliseconds(samples);
    }
}
