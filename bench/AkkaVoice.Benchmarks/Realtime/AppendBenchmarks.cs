using System.Net.WebSockets;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Socket;
using BenchmarkDotNet.Attributes;
using OpenAI.Realtime;

namespace AkkaVoice.Benchmarks.Realtime;

/// <summary>20 ms of the microphone, from samples to a sent message, over a socket that costs nothing.</summary>
public class AppendBenchmarks
{
    private readonly NullWebSocket _socket = new();
    private readonly OpenAiCodec _codec = new();
    private readonly WireBuffer _buffer = new();
    private AudioFrame _frame = null!;
    private RealtimeSessionClient _sdk = null!;

    [GlobalSetup]
    public void Setup()
    {
        _frame = AudioFrame.Rent(AudioFormat.Realtime, 480);
        new Random(1).NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_frame.Samples));
        var client = new OpenAiSessionClient(new RealtimeEndpoint(new Uri("ws://null/v1"), "k"), "m", (_, _, _) => Task.FromResult<WebSocket>(_socket));
        client.OpenAsync(default).GetAwaiter().GetResult();
        _sdk = client;
    }

    [Benchmark(Baseline = true)]
    public Task Sdk() => _sdk.SendInputAudioAsync(BinaryData.FromBytes(_frame.Bytes.ToArray()));

    [Benchmark]
    [AllocatesNothing]
    public ValueTask Codec()
    {
        _buffer.Reset();
        _codec.EncodeAudio(_frame, _buffer);
        return _socket.SendAsync(_buffer.Written, WebSocketMessageType.Text, true, default);
    }
}
