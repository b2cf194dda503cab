using Akka.Streams;
using Akka.TestKit.Xunit2;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.InMemory;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Realtime.Socket;
using AkkaVoice.Streams.Rooms.File;
using AkkaVoice.Streams.Session;
using AkkaVoice.Testing.Rooms;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Session;

/// <summary>A whole session graph with the local server at its other end, in memory and in virtual time.</summary>
internal sealed class GraphRig
{
    private readonly OpenAiDialer _dialer;

    public GraphRig(TestKit kit, RealtimeScript script, SessionGraphOptions? options = null)
    {
        Clock = new VirtualClock(kit.Sys);
        Room = new FakeRoom(Clock.Time);
        Server = new InMemoryRealtimeServer(
            new LocalRealtimeOptions { Brains = script, Time = Clock.Time, Seed = 1, WireLog = Wire },
            new InMemoryWebSocketOptions { ResumeFirstEndAsynchronously = false });
        _dialer = new OpenAiDialer(
            new RealtimeSocketOptions(), Clock.Time, (_, key, _) => Task.FromResult<System.Net.WebSockets.WebSocket>(Server.Connect("gpt-realtime", key)));
        Materializer = ActorMaterializer.Create(kit.Sys, ActorMaterializerSettings.Create(kit.Sys));
        Audio = new SessionGraph(options ?? new SessionGraphOptions(), SessionPipelines.Empty, Clock.Time).Start(Room, OnAudio, Materializer);
    }

    public VirtualClock Clock { get; }

    public FakeRoom Room { get; }

    public InMemoryRealtimeServer Server { get; }

    public WireLog Wire { get; } = new();

    public ActorMaterializer Materializer { get; }

    public ISessionAudio Audio { get; }

    public List<RealtimeEvent> Realtime { get; } = [];

    public List<SessionAudioEvent> Played { get; } = [];

    /// <summary>What the session does about an event, besides noting it.</summary>
    public Action<RealtimeEvent>? OnRealtime { get; set; }

    /// <summary>Opens a connection and waits until it is configured.</summary>
    public IRealtimeLink Dial(SessionSettings? settings = null)
    {
        var dialling = _dialer.DialAsync(
            new RealtimeEndpoint(new Uri("ws://memory/v1"), "k"), "gpt-realtime", OnEvent, Materializer, default);
        Assert.True(dialling.IsCompletedSuccessfully);
        var link = dialling.Result;
        var configured = Realtime.OfType<SessionConfigured>().Count();
        link.Send(new ConfigureSession(settings ?? new SessionSettings { Model = "gpt-realtime" }));
        AdvanceUntil(() => Realtime.OfType<SessionConfigured>().Count() > configured);
        return link;
    }

    public IRealtimeLink DialAndPlug(SessionSettings? settings = null)
    {
        var link = Dial(settings);
        Audio.Plug(link);
        return link;
    }

    public void Advance(int ms) => Clock.Advance(TimeSpan.FromMilliseconds(ms));

    public void AdvanceUntil(Func<bool> condition, int mostMs = 30_000) =>
        Assert.True(
            Clock.AdvanceUntil(condition, TimeSpan.FromMilliseconds(mostMs)),
            $"not within {mostMs} ms; so far:\n{string.Join("\n", Realtime)}\n{string.Join("\n", Played)}");

    public void AdvanceUntil<T>() => AdvanceUntil(() => Realtime.OfType<T>().Any() || Played.OfType<T>().Any());

    /// <summary>The caller's samples that arrived over a connection, in order.</summary>
    public short[] Arrived(int connection) =>
    [
        .. Wire.FromClient(connection, "input_audio_buffer.append")
            .SelectMany(entry => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(
                entry.Json!.Value.GetProperty("audio").GetBytesFromBase64()).ToArray()),
    ];

    /// <summary>The caller says a coded signal; the local server's turn detection takes it for (loud) speech.</summary>
    public void Say(int ms, int signal = 7) => _ = Room.Caller.Say(new Utterance("coded", CodedAudio.Samples(ms * 24, signal)));

    private void OnEvent(RealtimeEvent happened)
    {
        Realtime.Add(happened);
        OnRealtime?.Invoke(happened);
    }

    private void OnAudio(SessionAudioEvent happened) => Played.Add(happened);
}
