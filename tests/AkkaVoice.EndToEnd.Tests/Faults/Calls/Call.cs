using System.Runtime.InteropServices;
using Akka.Actor;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Realtime.Socket;
using AkkaVoice.Streams.Rooms.File;
using AkkaVoice.Streams.Session;
using AkkaVoice.Testing.Faults;
using AkkaVoice.Testing.Rooms;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults.Calls;

/// <summary>
/// A whole call in real time over real sockets: person, room, actors, graph, fault proxy, local server.
/// </summary>
internal sealed class Call : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ActorSystem _system;
    private readonly bool _ownsSystem;
    private readonly LocalRealtimeServer _server;
    private readonly Lock _lock = new();
    private readonly List<SessionEvent> _events = [];
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Call(ActorSystem? system, LocalRealtimeServer server, FaultProxy proxy, WireLog wire, FakeRoom room)
    {
        (_server, Proxy, Wire, Room, _ownsSystem) = (server, proxy, wire, room, system is null);
        _system = system ?? ActorSystem.Create("call", "akka { loglevel = OFF, stdout-loglevel = OFF }");
        wire.Added += _ => Changed();
    }

    public FaultProxy Proxy { get; }

    /// <summary>What the server got and said.</summary>
    public WireLog Wire { get; }

    public FakeRoom Room { get; }

    public SessionHandle Session { get; private set; } = null!;

    public IActorRef Manager { get; private set; } = ActorRefs.Nobody;

    public IReadOnlyList<SessionEvent> Events
    {
        get
        {
            lock (_lock)
                return [.. _events];
        }
    }

    /// <summary>Time since the call was set up; events' own times begin a little later.</summary>
    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_start);

    public static AIFunction Tool(string name, Delegate run) => AIFunctionFactory.Create(run, new AIFunctionFactoryOptions { Name = name });

    /// <summary>Sets a call up, in another's process if one is named, and waits until it is connected, unless its plan keeps it from that.</summary>
    public static async Task<Call> StartAsync(
        RealtimeScript script,
        FaultPlan? plan = null,
        Func<SessionSpec, SessionSpec>? change = null,
        RealtimeSocketOptions? sockets = null,
        FakeRoomOptions? room = null,
        PacingOptions? pacing = null,
        ILoggerFactory? logging = null,
        Call? beside = null,
        bool untilReady = true)
    {
        var wire = new WireLog();
        var server = await LocalRealtimeServer.StartAsync(
            new LocalRealtimeOptions { Brains = script, Seed = 7, WireLog = wire, Pacing = pacing ?? new PacingOptions() });
        var proxy = FaultProxy.Start(server.WebSocketUri, plan);
        var call = new Call(beside?._system, server, proxy, wire, new FakeRoom(TimeProvider.System, room ?? new FakeRoomOptions()));
        await call.RunAsync(change ?? (spec => spec), sockets ?? new RealtimeSocketOptions(), logging ?? NullLoggerFactory.Instance);
        if (untilReady)
            await call.Event<ConnectionEvent>(connection => connection.State == ConnectionStatus.Ready);
        return call;
    }

    /// <summary>The person says a coded signal, loud enough to be taken for speech.</summary>
    public Task SpeakAsync(int ms, int signal = 30) => Room.Caller.Say(new Utterance(
        "speech", MemoryMarshal.Cast<byte, short>(CodedSignal.Generate(signal, TimeSpan.FromMilliseconds(ms))).ToArray()));

    public IEnumerable<T> All<T>()
        where T : SessionEvent => Events.OfType<T>();

    /// <summary>Waits for an event, past or to come.</summary>
    public async Task<T> Event<T>(Func<T, bool>? matches = null, TimeSpan? within = null)
        where T : SessionEvent
    {
        T? found = null;
        await Until(() => (found = All<T>().FirstOrDefault(matches ?? (_ => true))) is not null, within, typeof(T).Name);
        return found!;
    }

    /// <summary>Waits until something is so; looks whenever an event or a message was seen.</summary>
    public async Task Until(Func<bool> condition, TimeSpan? within = null, string what = "condition")
    {
        using var patience = new CancellationTokenSource(within ?? Patience);
        while (true)
        {
            Task changed;
            lock (_lock)
                changed = _changed.Task;
            if (condition())
                return;
            if (patience.IsCancellationRequested)
                Assert.Fail($"{what} was not so within {(within ?? Patience).TotalSeconds} s.\n{Story()}");

            // Positions of the speaker change without a message.
            await Task.WhenAny(changed, Task.Delay(20));
        }
    }

    /// <summary>Ends the session, if it has not ended, and everything else; checks that nothing is left of it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Session.EndAsync().WaitAsync(Patience);
            Assert.Single(All<EndEvent>());
        }
        finally
        {
            if (_ownsSystem)
                await _system.Terminate().WaitAsync(Patience);
            await Proxy.DisposeAsync();
            await _server.DisposeAsync();
        }
    }

    /// <summary>What happened, to print with a failure.</summary>
    public string Story() => string.Join('\n', Events.Select(SessionEventJson.Write))
        + "\n" + string.Join('\n', Proxy.Connections) + "\n" + string.Join('\n', Wire.Entries
            .Where(entry => !entry.Type.Contains("append", StringComparison.Ordinal) && !entry.Type.Contains("delta", StringComparison.Ordinal))
            .Select(entry => entry.ToString()).Select(line => line[..Math.Min(220, line.Length)]));

    private async Task RunAsync(Func<SessionSpec, SessionSpec> change, RealtimeSocketOptions sockets, ILoggerFactory logging)
    {
        var services = new SessionServices(
            new OpenAiDialer(sockets, TimeProvider.System),
            new SessionGraph(new SessionGraphOptions(), SessionPipelines.Empty, TimeProvider.System),
            TimeProvider.System,
            logging);
        Manager = _system.ActorOf(SessionManager.Props(services, new SessionManagerOptions()));
        Session = await new SessionClient(Manager).StartAsync(change(new SessionSpec
        {
            Room = Room,
            Endpoint = new RealtimeEndpoint(Proxy.Uri, "key"),
            Settings = new SessionSettings { Model = "gpt-realtime", Transcription = new TranscriptionSettings("whisper-1") },
            OnEvent = Note,
        }));
    }

    private void Note(SessionEvent told)
    {
        lock (_lock)
            _events.Add(told);
        Changed();
    }

    private void Changed()
    {
        lock (_lock)
        {
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
