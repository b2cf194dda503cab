using System.Text;
using Akka.Actor;
using Akka.Streams;
using AkkaVoice.Benchmarks.Realtime;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Socket;
using AkkaVoice.Streams.Session;
using BenchmarkDotNet.Attributes;

namespace AkkaVoice.Benchmarks.Session;

/// <summary>
/// A whole session, one frame at a time and waited for, over a socket that costs nothing: from the room's microphone to the socket, and
/// from the socket to the room's speaker. What a session costs of the machine beside its pipelines and the network.
/// </summary>
public class SessionGraphBenchmarks
{
    private readonly SemaphoreSlim _sent = new(0);
    private readonly SemaphoreSlim _heard = new(0);
    private ActorSystem _system = null!;
    private PokedRoom _room = null!;
    private FedWebSocket _socket = null!;
    private byte[] _delta = [];

    [GlobalSetup]
    public void Setup()
    {
        _system = ActorSystem.Create("bench");
        _room = new PokedRoom(() => _heard.Release());
        _socket = new FedWebSocket(() => _sent.Release());
        _delta = Encoding.UTF8.GetBytes(
            $$"""{"type":"response.output_audio.delta","event_id":"e","response_id":"r","item_id":"i","output_index":0,"content_index":0,"delta":"{{Convert.ToBase64String(new byte[960])}}"}""");
        var materializer = _system.Materializer();
        var audio = new SessionGraph(new SessionGraphOptions(), SessionPipelines.Empty, TimeProvider.System).Start(_room, static _ => { }, materializer);
        audio.Plug(RealtimeConnection.Start(_socket, new OpenAiCodec(), new RealtimeSocketOptions(), static _ => { }, TimeProvider.System, materializer));
        VoiceFrame();
        MicrophoneFrame();
    }

    [GlobalCleanup]
    public void Cleanup() => _system.Terminate().GetAwaiter().GetResult();

    [Benchmark]
    [AllocatesNothing]
    public void MicrophoneFrame()
    {
        _room.Poke();
        _sent.Wait();
    }

    // One frame at a time is a gap each time, which is told; without gaps the playout allocates nothing.
    [Benchmark]
    public void VoiceFrame()
    {
        _socket.Feed(_delta);
        _heard.Wait();
    }
}
