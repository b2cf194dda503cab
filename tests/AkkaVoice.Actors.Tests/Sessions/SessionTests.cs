using System.Net.WebSockets;
using System.Runtime.InteropServices;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
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
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.Actors.Tests.Sessions;

/// <summary>
/// Whole sessions in virtual time: real actors, the real graph and the real codec, against the scripted server over an
/// in-memory socket.
/// </summary>
public abstract class SessionTests : TestKit
{
    private readonly List<SessionEvent> _events = [];

    protected SessionTests()
        : base(VirtualClock.Config)
    {
        Clock = new VirtualClock(Sys);
        Room = new FakeRoom(Clock.Time);
    }

    protected VirtualClock Clock { get; }

    protected FakeRoom Room { get; }

    protected RealtimeScript Script { get; } = RealtimeScript.Create();

    /// <summary>Everything that went over the sockets.</summary>
    protected WireLog Wire { get; } = new();

    protected SessionHandle Session { get; private set; } = null!;

    protected IActorRef Manager { get; private set; } = ActorRefs.Nobody;

    protected IReadOnlyList<SessionEvent> Events => _events;

    protected virtual SessionManagerOptions ManagerOptions => new();

    protected static AIFunction Tool(string name, Delegate run) =>
        AIFunctionFactory.Create(run, new AIFunctionFactoryOptions { Name = name });

    protected SessionServices Services(IRealtimeDialer? dialer = null, ISessionAudioFactory? audio = null) => new(
        dialer ?? Dialer(),
        audio ?? new SessionGraph(new SessionGraphOptions(), SessionPipelines.Empty, Clock.Time),
        Clock.Time,
        NullLoggerFactory.Instance)
    {
        Seed = () => 1,
    };

    protected SessionSpec Spec() => new()
    {
        Room = Room,
        Endpoint = new RealtimeEndpoint(new Uri("ws://memory/v1"), "key"),
        Settings = new SessionSettings { Model = "gpt-realtime", Transcription = new TranscriptionSettings("whisper-1") },
        OnEvent = _events.Add,
    };

    /// <summary>Starts the session and lets it become ready.</summary>
    protected void Start(SessionSpec? spec = null, SessionServices? services = null)
    {
        Manager = Sys.ActorOf(SessionManager.Props(services ?? Services(), ManagerOptions), "sessions");

        // A top-level actor begins on a thread of the system's; from its first answer on it works on the test's.
        Manager.Tell(SessionProtocol.List.Instance);
        ExpectMsg<SessionProtocol.Sessions>();
        Manager.Tell(new SessionProtocol.Start(spec ?? Spec()));
        Session = ExpectMsg<SessionProtocol.Started>().Handle;
        Advance(100);
    }

    protected void Advance(int ms) => Clock.Advance(TimeSpan.FromMilliseconds(ms));

    /// <summary>Moves time on until something has happened.</summary>
    protected void Await(Func<bool> happened, int withinMs = 20_000) => Assert.True(
        Clock.AdvanceUntil(happened, TimeSpan.FromMilliseconds(withinMs)), $"Not within {withinMs} ms:\n{Story()}");

    protected T Await<T>(Func<T, bool>? matches = null, int withinMs = 20_000)
        where T : SessionEvent
    {
        Await(() => Find(matches) is not null, withinMs);
        return Find(matches)!;
    }

    protected IEnumerable<T> All<T>()
        where T : SessionEvent => _events.OfType<T>();

    /// <summary>The person says something that the server takes for speech.</summary>
    protected void PersonSpeaks(int ms = 1_000) => Room.Caller.Say(Speech(ms));

    protected static Utterance Speech(int ms = 1_000) =>
        new("tone", MemoryMarshal.Cast<byte, short>(Tone.Sine(TimeSpan.FromMilliseconds(ms))).ToArray());

    /// <summary>The scheduler is a step of 1 ms ahead of the clock; closing a connection takes a few more.</summary>
    protected static void AssertAbout(double expectedMs, double actualMs) => Assert.InRange(actualMs, expectedMs - 2, expectedMs + 50);

    protected static RequestOutcome Result(Task<RequestOutcome> request)
    {
        Assert.True(request.Wait(TimeSpan.FromSeconds(30)), "The request has no outcome.");
        return request.Result;
    }

    protected string Story() => string.Join('\n', _events.Select(SessionEventJson.Write));

    private T? Find<T>(Func<T, bool>? matches)
        where T : SessionEvent => _events.OfType<T>().FirstOrDefault(matches ?? (_ => true));

    private protected OpenAiDialer Dialer()
    {
        var server = new InMemoryRealtimeServer(
            new LocalRealtimeOptions { Brains = Script, Time = Clock.Time, Seed = 1, WireLog = Wire },
            new InMemoryWebSocketOptions { ResumeFirstEndAsynchronously = false });
        return new OpenAiDialer(new RealtimeSocketOptions(), Clock.Time, (_, key, _) => Connect(server, key));
    }

    private static Task<WebSocket> Connect(InMemoryRealtimeServer server, string key)
    {
        try
        {
            return Task.FromResult<WebSocket>(server.Connect("gpt-realtime", key));
        }
        catch (WebSocketException refused)
        {
            return Task.FromException<WebSocket>(refused);
        }
    }
}
