using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Akka.Actor;
using Akka.Configuration;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tools;
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
using AkkaVoice.Testing.Faults;
using AkkaVoice.Testing.Rooms;
using AkkaVoice.Testing.Time;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>
/// Runs a schedule in virtual time: the real actors, the real graph and the real codec, through a fault proxy, against the local server
/// over in-memory sockets. Everything happens on the calling thread.
/// </summary>
internal sealed class ScheduleRun
{
    /// <summary>What the exception of the tool says that always throws.</summary>
    public const string BrokenTool = "broken";

    private static readonly Config Quiet = ConfigurationFactory.ParseString("akka { loglevel = OFF, stdout-loglevel = OFF }");
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(3);

    private readonly ActorSystem _system = ActorSystem.Create("schedule", Quiet.WithFallback(VirtualClock.Config));
    private readonly VirtualClock _clock;
    private readonly ActorNames _names;
    private readonly InMemoryRealtimeServer _server;
    private readonly List<SessionEvent> _events = [];
    private readonly List<Task<RequestOutcome>> _requests = [];
    private readonly List<string> _tools = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile string? _stranger;

    public ScheduleRun(Schedule schedule)
    {
        var sockets = new RealtimeSocketOptions();
        Schedule = schedule;
        _clock = new VirtualClock(_system);
        _names = new ActorNames(_system);
        Room = new FakeRoom(_clock.Time);
        Brain = new ChanceBrain(schedule.Seed);
        var script = RealtimeScript.Create().OnEveryConnection(connection =>
        {
            if (schedule.Lifetime is { } lifetime)
                connection.ExpiresAfter(lifetime);
            connection.Otherwise(turn => turn.Hears("some words", TimeSpan.FromMilliseconds(300)).Answers(Brain.Answer));
        });
        _server = new InMemoryRealtimeServer(
            new LocalRealtimeOptions { Brains = script, Time = _clock.Time, Seed = schedule.Seed, WireLog = Wire },
            new InMemoryWebSocketOptions { ResumeFirstEndAsynchronously = false });
        Wire.Added += _ => StayOnThread();
        Proxy = new InMemoryFaultProxy(_server, schedule.Faults, _clock.Time, sockets.KeepAliveInterval + sockets.KeepAliveTimeout);
    }

    public Schedule Schedule { get; }

    public ChanceBrain Brain { get; }

    public FakeRoom Room { get; }

    public WireLog Wire { get; } = new();

    public InMemoryFaultProxy Proxy { get; }

    public ErrorLog Log { get; } = new();

    public SessionHandle Session { get; private set; } = null!;

    public IReadOnlyList<SessionEvent> Events => _events;

    public IReadOnlyList<Task<RequestOutcome>> Requests => _requests;

    /// <summary>Tools that were started and have not come back.</summary>
    public IReadOnlyList<string> ToolsRunning => _tools;

    /// <summary>Whether it was quiet, and connected or ended, when everyone had been silent for long enough.</summary>
    public bool CameToRest { get; private set; }

    /// <summary>Actors below the manager when the session had ended.</summary>
    public IReadOnlyList<string> ActorsLeft { get; private set; } = [];

    /// <summary>Timers of the clock that were still set when everything had ended.</summary>
    public IReadOnlyList<string> TimersLeft { get; private set; } = [];

    public void Run()
    {
        try
        {
            Start();
            var utterances = new Queue<(TimeSpan At, int Ms)>(Schedule.Utterances);
            var wishes = new Queue<(TimeSpan At, Wish Wish)>(Schedule.Wishes);
            while (_clock.Time.Elapsed < Schedule.Activity)
            {
                while (utterances.TryPeek(out var utterance) && utterance.At <= _clock.Time.Elapsed)
                    Speak(utterances.Dequeue().Ms);
                while (wishes.TryPeek(out var wish) && wish.At <= _clock.Time.Elapsed)
                    Ask(wishes.Dequeue().Wish);
                _clock.Advance(TimeSpan.FromMilliseconds(20));
            }

            CameToRest = _clock.AdvanceUntil(() => HasEnded || IsAtRest, Calm);
            End();
        }
        finally
        {
            _ = _system.Terminate();
        }
    }

    /// <summary>What was done on another thread than the run's, first of all; null when nothing was.</summary>
    public string? Stranger => _stranger;

    /// <summary>What happened, to print with a failure.</summary>
    public string Story() => $"{Schedule}\n{string.Join('\n', Proxy.Connections)}\n{string.Join('\n', _events.Select(SessionEventJson.Write))}\n{string.Join('\n', Log.Lines)}";

    /// <summary>All that can be seen of the run from outside, to compare it with another.</summary>
    public string Trace()
    {
        var heard = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(Room.Heard.Heard.AsSpan())));
        return $"{Story()}\n{string.Join('\n', Wire.Entries.Select(entry => $"{entry.Timestamp} {entry}"))}\n{heard}";
    }

    private void Note(SessionEvent told)
    {
        StayOnThread();
        _events.Add(told);
    }

    // In virtual time all follows in the call that causes it; what another thread does comes at some other instant the next time.
    private void StayOnThread()
    {
        if (Environment.CurrentManagedThreadId != _thread)
            _stranger ??= Environment.StackTrace;
    }

    private bool HasEnded => _events.LastOrDefault() is EndEvent;

    private bool IsAtRest => Session.IsQuiet && Room.Caller.IsQuiet
        && _events.OfType<ConnectionEvent>().LastOrDefault()?.State == ConnectionStatus.Ready;

    private void Start()
    {
        var services = new SessionServices(
            new OpenAiDialer(new RealtimeSocketOptions(), _clock.Time, Proxy.OpenAsync),
            new SessionGraph(new SessionGraphOptions(), SessionPipelines.Empty, _clock.Time),
            _clock.Time,
            Log)
        {
            Seed = () => (ulong)Schedule.Seed,
        };
        var manager = _system.ActorOf(SessionManager.Props(services, new SessionManagerOptions()), "sessions");

        CallingThread.Await(manager, SessionProtocol.List.Instance);
        var started = manager.Ask<SessionProtocol.Started>(new SessionProtocol.Start(new SessionSpec
        {
            Room = Room,
            Endpoint = new RealtimeEndpoint(new Uri("ws://memory/v1"), "key"),
            Settings = new SessionSettings { Model = "gpt-realtime", Transcription = new TranscriptionSettings("whisper-1") },
            Tools = [Tool("quick", 0), Tool("slow", 3_000), Tool("late", 15_000), Tool("broken", 100, fails: true)],
            ToolOptions = new ToolOptions { Timeout = TimeSpan.FromSeconds(5) },
            OnEvent = Note,
        }));
        Assert.True(started.Wait(TimeSpan.FromSeconds(30)));
        Session = started.Result.Handle;
    }

    private AIFunction Tool(string name, int ms, bool fails = false) => AIFunctionFactory.Create(
        async (CancellationToken cancellation) =>
        {
            StayOnThread();
            _tools.Add(name);
            try
            {
                if (ms > 0)
                    await PassAsync(TimeSpan.FromMilliseconds(ms), cancellation).ConfigureAwait(false);
                return fails ? throw new InvalidOperationException(BrokenTool) : $"{name} is done";
            }
            finally
            {
                StayOnThread();
                _tools.Remove(name);
            }
        },
        new AIFunctionFactoryOptions { Name = name });

    // A Task.Delay that is cancelled goes on on a thread of the pool.
    private async Task PassAsync(TimeSpan time, CancellationToken cancellation)
    {
        var passed = new TaskCompletionSource();
        await using var timer = _clock.Time.CreateTimer(_ => passed.TrySetResult(), null, time, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        await using var registration = cancellation.UnsafeRegister(_ => passed.TrySetCanceled(cancellation), null).ConfigureAwait(false);
        await passed.Task.ConfigureAwait(false);
    }

    private void Speak(int ms) => Room.Caller.Say(
        new Utterance("tone", MemoryMarshal.Cast<byte, short>(Tone.Sine(TimeSpan.FromMilliseconds(ms))).ToArray()));

    private void Ask(Wish wish)
    {
        switch (wish)
        {
            case Wish.Say:
                _requests.Add(Session.SayAsync("Something."));
                break;
            case Wish.Reply:
                _requests.Add(Session.GenerateReplyAsync());
                break;
            case Wish.Text:
                _requests.Add(Session.SendTextAsync("A question?"));
                break;
            default:
                _requests.Add(Session.InterruptAsync());
                break;
        }
    }

    private void End()
    {
        var ended = Session.EndAsync();
        Assert.True(_clock.AdvanceUntil(() => HasEnded, TimeSpan.FromSeconds(30)), "The session did not end within 30 s.");
        Assert.True(ended.Wait(TimeSpan.FromSeconds(30)), "The end was told, and did not complete.");

        // Closing handshakes that nobody answers, and tools that do not heed their token, have their deadlines.
        _clock.Advance(TimeSpan.FromSeconds(20));
        ActorsLeft = _names.Below("/user/sessions");
        foreach (var connection in Proxy.Connections)
            connection.Reset();
        _clock.Advance(TimeSpan.FromSeconds(10));
        TimersLeft = _clock.Time.TimersSet;
    }
}
