using System.Net.WebSockets;
using System.Runtime.InteropServices;
using Akka.Actor;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.InMemory;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Socket;
using AkkaVoice.Streams.Rooms.File;
using AkkaVoice.Streams.Session;
using AkkaVoice.Testing.Rooms;
using AkkaVoice.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.Testing.Agents;

/// <summary>What a conversation of a test needs around it: actor system, clock, room, server and session.</summary>
internal sealed class AgentStage : IDisposable
{
    /// <summary>How long, of real time, the actor system may take to start something or to stop.</summary>
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);

    private readonly ActorSystem _system = ActorSystem.Create("agent-test", StageThread.Config.WithFallback(Akka.TestKit.Configs.TestConfigs.DefaultConfig));
    private readonly StageThread _thread;
    private readonly InMemoryRealtimeServer _server;
    private readonly FakeRoom _room;
    private readonly Lock _lock = new();
    private readonly List<SessionEvent> _events = [];

    public AgentStage(IReadOnlyList<Agent> agents, AgentTestOptions options)
    {
        Clock = new VirtualClock(_system);
        _thread = new StageThread(_system);
        _room = new FakeRoom(Clock.Time);
        _server = new InMemoryRealtimeServer(
            new LocalRealtimeOptions { Brains = Model, Time = Clock.Time, Seed = 1 },
            new InMemoryWebSocketOptions { ResumeFirstEndAsynchronously = false });
        var services = new SessionServices(
            new OpenAiDialer(new RealtimeSocketOptions(), Clock.Time, (_, key, _) => Task.FromResult<WebSocket>(_server.Connect(options.Settings.Model, key))),
            new SessionGraph(new SessionGraphOptions(), SessionPipelines.Empty, Clock.Time),
            Clock.Time,
            NullLoggerFactory.Instance);
        if (options.Services is { } provider) services = services with { Provider = provider };
        var client = new SessionClient(_system.ActorOf(SessionManager.Props(services, new SessionManagerOptions()), "sessions"));

        // A top-level actor begins on a thread of the system's; from its first answer on it works on the test's.
        Finish(client.ListAsync);
        Session = Finish(() => client.StartAsync(new SessionSpec
        {
            Room = _room,
            Endpoint = new RealtimeEndpoint(new Uri("ws://memory/v1"), "key"),
            Settings = options.Settings,
            Agents = agents,
            ToolOptions = options.ToolOptions,
            Greeting = options.Greeting,
            Participant = options.Participant,
            OnEvent = Note,
        }));
    }

    public VirtualClock Clock { get; }

    public ModelScript Model { get; } = new();

    public SessionHandle Session { get; }

    public IReadOnlyList<SessionEvent> Events
    {
        get
        {
            lock (_lock) return [.. _events];
        }
    }

    public void PersonSpeaks() => _ = _room.Caller.Say(
        new Utterance("words", MemoryMarshal.Cast<byte, short>(Tone.Sine(TimeSpan.FromSeconds(1))).ToArray()));

    /// <summary>Moves time on; what tools say meanwhile is handled between two steps.</summary>
    public void Advance(TimeSpan by)
    {
        var end = Clock.Time.Elapsed + by;
        AdvanceUntil(() => false, TimeSpan.FromMilliseconds(Math.Floor(by.TotalMilliseconds)));
        _thread.Do(() => Clock.Advance(end - Clock.Time.Elapsed));
    }

    /// <summary>Moves time on until something is so, at most so far; what tools say meanwhile is handled between two steps.</summary>
    public bool AdvanceUntil(Func<bool> condition, TimeSpan most)
    {
        var happened = false;
        _thread.Do(() => happened = Clock.AdvanceUntil(
            () =>
            {
                _thread.Catch(ToolsRun);
                return condition();
            },
            most));
        return happened;
    }

    public void Dispose()
    {
        Task ended = Task.CompletedTask, stopped = Task.CompletedTask;
        _thread.Do(() => ended = _system.Terminate());
        _thread.WorkUntil(() => ended.IsCompleted, StartTimeout);
        _thread.Do(() => stopped = _server.DisposeAsync().AsTask());
        _thread.WorkUntil(() => stopped.IsCompleted, StartTimeout);
        _thread.Release();
    }

    private T Finish<T>(Func<Task<T>> begin)
    {
        Task<T>? task = null;
        _thread.Do(() => task = begin());
        return _thread.WorkUntil(() => task!.IsCompleted, StartTimeout)
            ? task!.GetAwaiter().GetResult()
            : throw new AgentTestException($"The actor system did not start within {StartTimeout.TotalSeconds} s.");
    }

    private bool ToolsRun()
    {
        var events = Events;
        return events.Count(told => told is ToolCallEvent) > events.Count(told => told is ToolResultEvent);
    }

    private void Note(SessionEvent told)
    {
        lock (_lock) _events.Add(told);
    }
}
