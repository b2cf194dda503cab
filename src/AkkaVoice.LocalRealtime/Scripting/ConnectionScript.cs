using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Scripting;

/// <summary>What one connection does: its turns in order, and its faults.</summary>
public sealed class ConnectionScript
{
    private readonly List<TurnScript> _turns = [];
    private readonly List<Fault> _faults = [];
    private readonly List<Transcription> _heard = [];
    private readonly List<RealtimeError> _createRejections = [];
    private TurnScript? _otherwise;
    private TimeSpan? _lifetime;
    private PacingOptions? _pacing;
    private int _stragglers;
    private bool _omitsRateLimits;
    private TimeSpan _updateDelay;
    private RealtimeError? _updateRejection;

    internal ConnectionScript()
    {
    }

    internal IReadOnlyList<TurnScript> Turns => _turns;

    internal TurnScript? Fallback => _otherwise;

    internal IReadOnlyList<Fault> Faults => _faults;

    internal IReadOnlyList<Transcription> Heard => _heard;

    /// <summary>HTTP status with which the upgrade is refused; null accepts it.</summary>
    internal int? RefusedWith { get; private set; }

    internal bool HasUnknownFields { get; private set; }

    /// <summary>Adds the next turn.</summary>
    public ConnectionScript OnTurn(Action<TurnScript> turn)
    {
        _turns.Add(TurnScript.From(turn));
        return this;
    }

    /// <summary>
    /// What the recognition of the caller's next turn gives, whether or not it is answered. Turns behind the last of these are heard as
    /// the turn that would answer them says.
    /// </summary>
    /// <param name="text">The words; empty for a noise.</param>
    /// <param name="delay">How long after the commit the client is told. Default: at once.</param>
    public ConnectionScript Hears(string text, TimeSpan delay = default)
    {
        _heard.Add(new Transcription { Text = text, Delay = delay });
        return this;
    }

    /// <summary>The next <c>response.create</c> is answered by an error. Each of these counts for one.</summary>
    public ConnectionScript RejectsResponseCreate(string code, string message)
    {
        _createRejections.Add(RealtimeError.Invalid(code, message));
        return this;
    }

    /// <summary>The answer to every turn after the last. Without it such a response fails with the code <c>script_exhausted</c>.</summary>
    public ConnectionScript Otherwise(Action<TurnScript> turn)
    {
        _otherwise = TurnScript.From(turn);
        return this;
    }

    /// <summary>Refuses the WebSocket upgrade, for example with 401, 429 or 503.</summary>
    public ConnectionScript Refuses(int httpStatus)
    {
        RefusedWith = httpStatus;
        return this;
    }

    /// <summary>The session ends with <c>session_expired</c> and close code 1001 after this time; <c>expires_at</c> says so from the start.</summary>
    public ConnectionScript ExpiresAfter(TimeSpan lifetime)
    {
        _lifetime = lifetime;
        return this;
    }

    /// <summary>Streams at another speed or in other pieces than the server's default.</summary>
    public ConnectionScript Paces(PacingOptions pacing)
    {
        _pacing = pacing;
        return this;
    }

    /// <summary>Sends a few more deltas of a cancelled response after its <c>response.done</c>.</summary>
    public ConnectionScript SendsStragglers(int deltas)
    {
        _stragglers = deltas;
        return this;
    }

    /// <summary>Never sends <c>rate_limits.updated</c>.</summary>
    public ConnectionScript OmitsRateLimits()
    {
        _omitsRateLimits = true;
        return this;
    }

    /// <summary>Every <c>session.update</c> takes effect, and is acknowledged, only after this time.</summary>
    public ConnectionScript DelaysSessionUpdate(TimeSpan delay)
    {
        _updateDelay = delay;
        return this;
    }

    /// <summary>Every <c>session.update</c> is answered by an error.</summary>
    public ConnectionScript RejectsSessionUpdate(string code, string message, string? param = null)
    {
        _updateRejection = RealtimeError.Invalid(code, message, param);
        return this;
    }

    /// <summary>Every event carries a field that no client knows.</summary>
    public ConnectionScript AddsUnknownFields()
    {
        HasUnknownFields = true;
        return this;
    }

    /// <summary>A fault at the k-th event the server sends: after it has sent <paramref name="index"/> events (0: before <c>session.created</c>).</summary>
    public FaultPoint AtEvent(int index) => new(this, new FaultTrigger.EventIndex(index));

    /// <summary>A fault at an event of a type.</summary>
    /// <param name="type">Type of server event, see <see cref="ServerEventTypes"/>.</param>
    /// <param name="occurrence">0 for the first of that type; null for each of them.</param>
    public FaultPoint OnEvent(string type, int? occurrence = 0) => new(this, new FaultTrigger.EventType(type, occurrence));

    /// <summary>A fault at a time since the session began.</summary>
    public FaultPoint After(TimeSpan time) => new(this, new FaultTrigger.Elapsed(time));

    internal ConnectionScript Add(FaultTrigger trigger, FaultAction action)
    {
        _faults.Add(new Fault(trigger, action));
        return this;
    }

    internal RealtimeCoreOptions Adjust(RealtimeCoreOptions options) => options with
    {
        Lifetime = _lifetime ?? options.Lifetime,
        Pacing = _pacing ?? options.Pacing,
        StragglerDeltas = _stragglers,
        SendRateLimits = options.SendRateLimits && !_omitsRateLimits,
        SessionUpdateDelay = _updateDelay,
        SessionUpdateRejection = _updateRejection,
        ResponseCreateRejections = _createRejections,
    };
}
