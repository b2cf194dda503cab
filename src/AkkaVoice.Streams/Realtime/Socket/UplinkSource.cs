using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>
/// Messages for the model, encoded when the socket is ready for them, so that what is decided last can still go first.
/// </summary>
/// <remarks>
/// Emits when something waits in the uplink. Completes when the end was asked for and all commands before it were emitted. Holds
/// nothing: what waits lies in the uplink. The buffer it emits is lent until the next pull.
/// </remarks>
internal sealed class UplinkSource(Uplink uplink, IRealtimeCodec codec, Action<RealtimeEvent> onEvent) : GraphStage<SourceShape<WireBuffer>>
{
    private readonly Outlet<WireBuffer> _out = new("Uplink.out");

    public override SourceShape<WireBuffer> Shape => field ??= new SourceShape<WireBuffer>(_out);

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, uplink, codec, onEvent);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly Outlet<WireBuffer> _out;
        private readonly Uplink _uplink;
        private readonly IRealtimeCodec _codec;
        private readonly Action<RealtimeEvent> _onEvent;
        private readonly WireBuffer _buffer = new();

        public Logic(UplinkSource stage, Uplink uplink, IRealtimeCodec codec, Action<RealtimeEvent> onEvent)
            : base(stage.Shape)
        {
            _out = stage._out;
            _uplink = uplink;
            _codec = codec;
            _onEvent = onEvent;
            SetHandler(_out, this);
        }

        public override void PreStart() => _uplink.Open(GetAsyncCallback(OnAvailable));

        public override void OnPull() => OnAvailable();

        public override void PostStop()
        {
            _uplink.Close("the connection is over");
            _buffer.Release();
        }

        private void OnAvailable()
        {
            while (IsAvailable(_out))
            {
                if (!_uplink.TryTake(out var entry))
                {
                    if (_uplink.CloseReason is not null)
                        CompleteStage();
                    return;
                }

                if (Encode(entry))
                    Push(_out, _buffer);
            }
        }

        private bool Encode(in UplinkEntry entry)
        {
            _buffer.Reset();
            if (entry.Frame is { } frame)
            {
                _codec.EncodeAudio(frame, _buffer);
                frame.Dispose();
                return true;
            }

            try
            {
                _codec.Encode(entry.Command!, _buffer);
                return true;
            }
            catch (ArgumentException unsayable)
            {
                _onEvent(new RealtimeFaulted(new RealtimeFault("client_error", "invalid_command", unsayable.Message, null, entry.Command!.Id)));
                return false;
            }
        }
    }
}
