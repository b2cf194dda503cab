using System.Net.WebSockets;
using Akka.Streams;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>
/// A connection to a model as a small graph of its own, one island with no boundary in it:
/// <code>
///  commands ──────┐                                                             ┌─► events (onEvent)
///                 ├─► uplink ─► [UplinkSource] ─► [WebSocketFlow] ─► [DownlinkSink]
///  microphone ────┘   (priority,   (encodes)         (bytes)          (decodes) └─► assistant lane ─► switch
///                      bounded)                                                      (bounded)
/// </code>
/// Nothing downstream of the socket ever makes it wait, so an event is never held up by audio that nobody has taken yet.
/// </summary>
internal static class RealtimeConnection
{
    public static IRealtimeLink Start(
        WebSocket socket,
        IRealtimeCodec codec,
        RealtimeSocketOptions options,
        Action<RealtimeEvent> onEvent,
        TimeProvider time,
        IMaterializer materializer)
    {
        var uplink = new Uplink((int)AudioFormat.Realtime.MillisecondsToSamples(options.UplinkMs));
        var lane = new AssistantLane(options.DownlinkBytes);
        var end = new ConnectionEnd();
        var life = new LifeSign(time.GetTimestamp());
        Source.FromGraph(new UplinkSource(uplink, codec, onEvent))
            .Via(new WebSocketFlow(socket, options, time, end, () => uplink.CloseReason))
            .To(new DownlinkSink(codec, lane, end, life, onEvent, time))
            .Named("realtime-connection")
            .Run(materializer);
        return new RealtimeLink(uplink, lane, life);
    }
}
