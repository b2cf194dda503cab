using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Channels;
using AkkaVoice.LiveKitLatency.Callers;
using AkkaVoice.LiveKitLatency.Coding;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.LiveKitLatency.Engine;

/// <summary>The local realtime server with a coded voice, and what passes through its sockets with the moment at which it did.</summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    /// <summary>What the model thinks before each answer.</summary>
    public static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan AnswerLength = TimeSpan.FromSeconds(8);
    private const int Rate = 24_000;

    private readonly Channel<WireLogEntry> _entries = Channel.CreateUnbounded<WireLogEntry>();
    private readonly Microphones _microphones;
    private readonly SweepEar _ear = new(Rate);
    private readonly Task _reading;
    private LocalRealtimeServer? _server;

    private ScriptedModel(Microphones microphones)
    {
        _microphones = microphones;
        _reading = Task.Run(ReadAsync);
    }

    public Uri Address => _server!.WebSocketUri;

    /// <summary>Silence that ends a turn, as the client asked for it; the service's default is 500 ms.</summary>
    public TimeSpan Silence { get; private set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Time from a sample at the caller's mouth to the message that holds it, in ms, of every 10 ms that could be told; below a second.</summary>
    public event Action<double>? MicrophoneCame;

    /// <summary>An answer's first audio was sent, at that sample of the microphones' clock.</summary>
    public event Action<double>? AnswerSent;

    /// <summary>The client was told that somebody speaks.</summary>
    public event Action<double>? SpeechStarted;

    /// <summary>The client said, at that sample of the clock, how many ms of an answer were heard.</summary>
    public event Action<double, double>? Truncated;

    public static async Task<ScriptedModel> StartAsync(Microphones microphones, bool listen = true)
    {
        var model = new ScriptedModel(microphones);
        var answer = MemoryMarshal.AsBytes(Sweep.Generate(AnswerLength, Rate).AsSpan()).ToArray();
        var log = new WireLog { Keeps = false };
        log.Added += entry => model._entries.Writer.TryWrite(entry);
        model._server = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions
        {
            Brains = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Thinks(Thinking).Says("An answer.", answer))),
            Seed = 1,
            WireLog = listen ? log : null,
        });
        return model;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _entries.Writer.Complete();
        await _reading;
    }

    private async Task ReadAsync()
    {
        var answering = new HashSet<string>();
        await foreach (var entry in _entries.Reader.ReadAllAsync())
        {
            var at = _microphones.SampleAt(entry.Timestamp);
            switch (entry.Type)
            {
                case "input_audio_buffer.append" when entry.IsFromClient:
                    Locate(entry.Json!.Value.GetProperty("audio").GetBytesFromBase64(), at);
                    break;
                case "session.update" when entry.IsFromClient:
                    ReadSilence(entry.Json!.Value);
                    break;
                case "response.output_audio.delta" when answering.Add(entry.Json!.Value.GetProperty("response_id").GetString()!):
                    AnswerSent?.Invoke(at);
                    break;
                case "input_audio_buffer.speech_started":
                    SpeechStarted?.Invoke(at);
                    break;
                case "conversation.item.truncate" when entry.IsFromClient:
                    Truncated?.Invoke(at, entry.Json!.Value.GetProperty("audio_end_ms").GetDouble());
                    break;
                default:
                    break;
            }
        }
    }

    private void Locate(byte[] audio, double cameAt)
    {
        var samples = MemoryMarshal.Cast<byte, short>(audio);
        for (var i = 0; i + _ear.Window <= samples.Length; i += _ear.Window)
        {
            if (_ear.Locate(samples.Slice(i, _ear.Window)) is { } ms)
                MicrophoneCame?.Invoke(((((cameAt * 1_000 / Caller.Rate) - ms) % 1_000) + 1_000) % 1_000);
        }
    }

    private void ReadSilence(JsonElement update)
    {
        if (update.TryGetProperty("session", out var session) && session.TryGetProperty("audio", out var audio)
            && audio.TryGetProperty("input", out var input) && input.TryGetProperty("turn_detection", out var detection)
            && detection.ValueKind == JsonValueKind.Object && detection.TryGetProperty("silence_duration_ms", out var silence))
            Silence = TimeSpan.FromMilliseconds(silence.GetDouble());
    }
}
