using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.ClientEvents;
using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.InputAudio;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Responses;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.LocalRealtime.Sessions;

/// <summary>
/// One session of the realtime protocol, with neither sockets nor timers: events go in by <see cref="Receive"/>, events come out at the
/// sink, and whoever drives it calls <see cref="Tick"/> at <see cref="NextDeadline"/>.
/// </summary>
/// <remarks>
/// Not safe for concurrent use: the driver makes sure that one call at a time runs, and runs what is posted the same way. With the
/// same seed, the same input at the same times and a brain that answers at once, the output is the same to the byte.
/// </remarks>
public sealed class RealtimeCore
{
    private readonly SessionContext _session;
    private readonly ResponseManager _responses;
    private readonly ClientEventDispatcher _dispatcher;
    private bool _isOver;

    /// <summary>A session that has not said anything yet.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="brains">Makes the brain that answers.</param>
    /// <param name="sink">Takes what the session says.</param>
    /// <param name="time">The clock.</param>
    /// <param name="post">Called from any thread; the driver runs the action between two calls of the core, then calls <see cref="Tick"/>.</param>
    /// <param name="log">Hears what goes wrong inside the server. Default: nobody.</param>
    public RealtimeCore(
        RealtimeCoreOptions options,
        IRealtimeBrainFactory brains,
        IRealtimeSink sink,
        TimeProvider time,
        Action<Action> post,
        ILogger? log = null)
    {
        var random = new Random(options.Seed);
        var ids = new IdGenerator(random);
        var id = ids.Session();
        var config = SessionConfig.DefaultFor(options.Model);
        if (options.InitialSession is { } initial)
        {
            config = SessionUpdate.Apply(config, initial, default);
        }

        _session = new SessionContext
        {
            Options = options,
            Id = id,
            ConversationId = ids.Conversation(),
            Clock = new SessionClock(time),
            Random = random,
            Ids = ids,
            Events = new EventWriter(sink, ids),
            Sink = sink,
            Log = log ?? NullLogger.Instance,
            Brain = brains.Create(new BrainContext(options.ConnectionIndex, id, options.Model, time)),
            Post = post,
            Config = config,
        };
        _responses = new ResponseManager(_session);
        var turns = new TurnTaker(_session, _responses);
        _dispatcher = new ClientEventDispatcher(_session, turns, _responses);
    }

    /// <summary>The session's id (<c>sess_…</c>).</summary>
    public string Id => _session.Id;

    /// <summary>Time since the session began.</summary>
    public TimeSpan Now => _session.Clock.Now;

    /// <summary>When <see cref="Tick"/> has something to do next, as time since the session began; null: not before something is received.</summary>
    public TimeSpan? NextDeadline => _isOver ? null : _session.Deadlines.Next;

    /// <summary>Says <c>session.created</c> and starts the session's lifetime.</summary>
    public void Start()
    {
        SessionEvents.Created(_session);
        _session.Deadlines.Schedule(_session.Options.Lifetime, Expire);
        Tick();
    }

    /// <summary>Takes one client event. A bad one is answered by an <c>error</c> event.</summary>
    /// <param name="jsonUtf8">The whole event; used during the call only.</param>
    public void Receive(ReadOnlySpan<byte> jsonUtf8)
    {
        if (!_isOver)
        {
            _dispatcher.Receive(jsonUtf8);
            Tick();
        }
    }

    /// <summary>Answers a binary message, which the protocol does not have.</summary>
    public void RejectBinary()
    {
        if (!_isOver)
        {
            ErrorEvents.Send(
                _session.Events, RealtimeError.Invalid(ErrorCodes.InvalidEvent, "Binary messages are not supported: events are text."), null);
        }
    }

    /// <summary>Does what is due by now.</summary>
    public void Tick()
    {
        // Time may have passed while an action ran, so the clock is read again.
        while (!_isOver && _session.Deadlines.Next <= _session.Clock.Now)
        {
            _session.Deadlines.RunDue(_session.Clock.Now);
        }
    }

    /// <summary>Goes on with output that was held back because the sink could not take it.</summary>
    public void Resume()
    {
        if (!_isOver)
        {
            _responses.Resume();
            Tick();
        }
    }

    /// <summary>Runs an action at a time since the session began; faults of scripted sessions use it.</summary>
    internal void Schedule(TimeSpan due, Action action) => _session.Deadlines.Schedule(due, action);

    /// <summary>Says an <c>error</c> and closes.</summary>
    internal void Fail(RealtimeError error, int closeCode, string reason)
    {
        if (!_isOver)
        {
            ErrorEvents.Send(_session.Events, error, null);
            Stop();
            _session.Sink.Close(closeCode, reason);
        }
    }

    /// <summary>Ends the session without another word, and frees its brain. Calling it again does nothing.</summary>
    public async ValueTask EndAsync()
    {
        if (!_isOver)
        {
            Stop();
        }

        if (!_session.Ended.IsCancellationRequested)
        {
            await _session.Ended.CancelAsync().ConfigureAwait(false);
            await _session.Brain.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Expire()
    {
        var message = FormattableString.Invariant(
            $"Your session hit the maximum duration of {_session.Options.Lifetime.TotalMinutes:0.##} minutes.");
        Fail(RealtimeError.Invalid(ErrorCodes.SessionExpired, message), 1001, message);
    }

    private void Stop()
    {
        _isOver = true;
        _responses.Abandon();
        _session.Deadlines.Clear();
    }
}
