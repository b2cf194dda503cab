using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>
/// Decodes what the model sends and parts it: events to the session, audio to its lane. It always asks for more, so that the
/// socket's reader never stops.
/// </summary>
/// <remarks>
/// Never backpressures. Ends with its upstream, and tells <see cref="Disconnected"/> as the very last thing, however it ended. Holds
/// nothing. On overflow of the lane: see <see cref="AssistantLane"/>.
/// </remarks>
internal sealed class DownlinkSink(
    IRealtimeCodec codec, AssistantLane lane, ConnectionEnd end, LifeSign life, Action<RealtimeEvent> onEvent, TimeProvider time)
    : GraphStage<SinkShape<WireBuffer>>
{
    private readonly Inlet<WireBuffer> _in = new("Downlink.in");

    public override SinkShape<WireBuffer> Shape => field ??= new SinkShape<WireBuffer>(_in);

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, codec, lane, end, life, onEvent, time);

    private sealed class Logic : InGraphStageLogic, IRealtimeOutput
    {
        private readonly Inlet<WireBuffer> _in;
        private readonly IRealtimeCodec _codec;
        private readonly AssistantLane _lane;
        private readonly ConnectionEnd _end;
        private readonly LifeSign _life;
        private readonly Action<RealtimeEvent> _onEvent;
        private readonly TimeProvider _time;

        public Logic(
            DownlinkSink stage,
            IRealtimeCodec codec,
            AssistantLane lane,
            ConnectionEnd end,
            LifeSign life,
            Action<RealtimeEvent> onEvent,
            TimeProvider time)
            : base(stage.Shape)
        {
            _in = stage._in;
            _codec = codec;
            _lane = lane;
            _end = end;
            _life = life;
            _onEvent = onEvent;
            _time = time;
            SetHandler(_in, this);
        }

        public override void PreStart() => Pull(_in);

        public override void OnPush()
        {
            var now = _time.GetTimestamp();
            _life.At = now;
            _codec.Decode(Grab(_in).Written, now, this);
            Pull(_in);
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _end.Set(null, e.Message, byUs: false);
            CompleteStage();
        }

        public override void PostStop()
        {
            _lane.Close();
            _onEvent(_end.Event with { ReceivedAt = _time.GetTimestamp() });
        }

        public void OnEvent(RealtimeEvent happened) => _onEvent(happened);

        public void OnAudio(AudioFrame frame) => _lane.Add(frame);

        public void OnAudioEnd(AudioTag item) => _lane.EndItem(item);
    }
}
