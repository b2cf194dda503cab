using Akka.Actor;
using Akka.Event;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// Starts sessions while there is room for them, keeps their records, sets a session that failed up again, and sees to it that
/// each ends once and in time. Talk to it with <see cref="SessionProtocol"/>, or through <see cref="SessionClient"/>.
/// </summary>
public sealed class SessionManager : ReceiveActor, IWithTimers
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly List<IActorRef> _awaitingEnd = [];
    private readonly SessionServices _services;
    private readonly SessionManagerOptions _options;
    private readonly ILogger _logger;
    private bool _draining;
    private int _names;

    /// <summary>Creates the manager.</summary>
    /// <param name="services">What sessions need from the world.</param>
    /// <param name="options">Limits.</param>
    public SessionManager(SessionServices services, SessionManagerOptions options)
    {
        (_services, _options) = (services, options);
        _logger = services.Logging.CreateLogger("AkkaVoice.Sessions");
        Receive<SessionProtocol.Start>(start => Sender.Tell(Start(start.Spec)));
        Receive<SessionProtocol.ForSession>(OnForSession);
        Receive<SessionProtocol.List>(_ => Sender.Tell(new SessionProtocol.Sessions([.. _entries.Values.Select(entry => entry.Record.Handle)])));
        Receive<SessionProtocol.EndAll>(OnEndAll);
        Receive<Terminated>(OnTerminated);
        Receive<StopOverdue>(overdue => OnStopOverdue(overdue.SessionId));
        Receive<RoomLeft>(OnRoomLeft);
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Describes the manager to the actor system.</summary>
    /// <param name="services">What sessions need from the world.</param>
    /// <param name="options">Limits.</param>
    /// <returns>The recipe.</returns>
    public static Props Props(SessionServices services, SessionManagerOptions options) =>
        Akka.Actor.Props.Create(() => new SessionManager(services, options));

    /// <summary>A session that fails is stopped; what becomes of it is decided when it is gone.</summary>
    /// <returns>The strategy.</returns>
    protected override SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.StoppingStrategy;

    private object Start(SessionSpec spec)
    {
        var id = spec.Id ?? $"s{++_names}";
        var refusal = _draining ? "No more sessions are started: the process is shutting down."
            : _entries.Count >= _options.MaxSessions ? $"There is room for {_options.MaxSessions} sessions, and all are taken."
            : _entries.Count > 0 && _options.Refusal?.Invoke() is { } busy ? busy
            : _entries.ContainsKey(id) ? $"There is a session '{id}' already."
            : !IsName(id) ? $"'{id}' cannot be a session's id: letters, digits, '-' and '_' are allowed."
            : spec.Complaints.Any() ? string.Join(' ', spec.Complaints)
            : null;
        if (refusal is not null)
        {
            SessionLog.Refused(_logger, refusal);
            return new SessionProtocol.Refused(refusal);
        }

        var entry = new Entry(new SessionRecord(id, spec, _services.Time, _services.Seed()));
        entry.Record.Handle = new SessionHandle(Self, entry.Record);
        _entries.Add(id, entry);
        Run(entry);
        return new SessionProtocol.Started(entry.Record.Handle);
    }

    private void Run(Entry entry)
    {
        entry.Actor = Context.ActorOf(SessionActor.Props(entry.Record, _services), $"session-{entry.Record.Id}");
        Context.Watch(entry.Actor);
    }

    private void OnForSession(SessionProtocol.ForSession message)
    {
        if (!_entries.TryGetValue(message.SessionId, out var entry) || entry.Record.Ended)
        {
            if (message.Command is SessionProtocol.IRequest)
            {
                Sender.Tell(new RequestOutcome(RequestStatus.SessionEnded));
            }

            return;
        }

        if (message.Command is SessionProtocol.End end)
        {
            End(entry, end.Reason, end.FinishSpeech);
        }
        else
        {
            entry.Actor.Forward(message.Command);
        }
    }

    private void End(Entry entry, SessionEndReason reason, bool finishSpeech)
    {
        if (entry.EndReason is not null)
        {
            return;
        }

        entry.EndReason = reason;
        entry.Actor.Tell(new SessionProtocol.End(reason, finishSpeech));
        var limit = _options.StopTimeout + (finishSpeech ? entry.Record.Spec.FinishTimeout : TimeSpan.Zero);
        Timers.StartSingleTimer(entry.Record.Id, new StopOverdue(entry.Record.Id), limit);
    }

    private void OnEndAll(SessionProtocol.EndAll endAll)
    {
        _draining = true;
        _awaitingEnd.Add(Sender);
        foreach (var entry in _entries.Values)
        {
            End(entry, endAll.Reason, endAll.FinishSpeech);
        }

        TellWhenEmpty();
    }

    private void OnStopOverdue(string sessionId)
    {
        if (_entries.TryGetValue(sessionId, out var entry))
        {
            SessionLog.Stopped(_logger, sessionId);
            Context.Stop(entry.Actor);
        }
    }

    private void OnTerminated(Terminated terminated)
    {
        if (_entries.Values.FirstOrDefault(entry => entry.Actor.Equals(terminated.ActorRef)) is not { } gone)
        {
            return;
        }

        var record = gone.Record;
        if (record.Ended)
        {
            Leave(gone);
            return;
        }

        SessionRestart.CloseOff(record, _logger);
        if (gone.EndReason is null && gone.MayRestart(record.Elapsed, _options))
        {
            SessionLog.Restarting(_logger, record.Id, gone.Restarts);
            Run(gone);
            return;
        }

        var reason = gone.EndReason ?? record.Failure;
        SessionLog.Publish(_logger, record, new EndEvent(reason), record.Elapsed);
        Leave(gone);
    }

    private void Leave(Entry entry)
    {
        var (id, room) = (entry.Record.Id, entry.Record.Spec.Room);
        Timers.StartSingleTimer(id, new RoomLeft(id, new TimeoutException("Leaving the room took too long.")), _options.RoomTimeout);
        DisposeAsync(room).PipeTo(
            Self, success: () => new RoomLeft(id, null), failure: exception => new RoomLeft(id, exception));
    }

    private void OnRoomLeft(RoomLeft left)
    {
        if (!_entries.Remove(left.SessionId, out var entry))
        {
            return;
        }

        Timers.Cancel(left.SessionId);
        if (left.Exception is not null)
        {
            SessionLog.RoomNotLeft(_logger, left.SessionId, left.Exception);
        }

        entry.Record.SettleAll(new RequestOutcome(RequestStatus.SessionEnded));
        entry.Record.Complete();
        TellWhenEmpty();
    }

    private void TellWhenEmpty()
    {
        if (_entries.Count > 0)
        {
            return;
        }

        foreach (var asker in _awaitingEnd)
        {
            asker.Tell(SessionProtocol.AllEnded.Instance);
        }

        _awaitingEnd.Clear();
    }

    private static async Task DisposeAsync(IAsyncDisposable room) => await room.DisposeAsync().ConfigureAwait(false);

    private static bool IsName(string id) =>
        id.Length is > 0 and <= 100 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private sealed class Entry(SessionRecord record)
    {
        private readonly Queue<TimeSpan> _restarts = new();

        public SessionRecord Record { get; } = record;

        public IActorRef Actor { get; set; } = ActorRefs.Nobody;

        /// <summary>Why the session was asked to end; null while it was not.</summary>
        public SessionEndReason? EndReason { get; set; }

        public int Restarts => _restarts.Count;

        public bool MayRestart(TimeSpan now, SessionManagerOptions options)
        {
            while (_restarts.TryPeek(out var oldest) && now - oldest > options.RestartWindow)
            {
                _restarts.Dequeue();
            }

            if (_restarts.Count >= options.MaxRestarts)
            {
                return false;
            }

            _restarts.Enqueue(now);
            return true;
        }
    }

    private sealed record StopOverdue(string SessionId);

    private sealed record RoomLeft(string SessionId, Exception? Exception) : IDeadLetterSuppression;
}
