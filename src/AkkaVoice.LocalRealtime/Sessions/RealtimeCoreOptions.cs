using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Responses;

namespace AkkaVoice.LocalRealtime.Sessions;

/// <summary>How one session behaves.</summary>
public sealed record RealtimeCoreOptions
{
    /// <summary>Name of the model; any name is accepted. Some defaults follow it. Default: <c>gpt-realtime</c>.</summary>
    public string Model { get; init; } = "gpt-realtime";

    /// <summary>0 for the server's first connection, then 1, 2, …; handed to the brain. Default: 0.</summary>
    public int ConnectionIndex { get; init; }

    /// <summary>How long a session may last; then it gets <c>session_expired</c> and is closed with 1001. Default: 60 minutes.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Speed and unevenness of streamed output.</summary>
    public PacingOptions Pacing { get; init; } = new();

    /// <summary>Determines ids, chunk sizes and obfuscation. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether <c>rate_limits.updated</c> follows each <c>response.done</c>. Default: true. The service sometimes leaves it out.</summary>
    public bool SendRateLimits { get; init; } = true;

    /// <summary>Tokens a minute that <c>rate_limits.updated</c> speaks of. Nothing is enforced. Default: 15,000,000.</summary>
    public int TokensPerMinute { get; init; } = 15_000_000;

    /// <summary>
    /// How many more deltas of a cancelled response are sent after its <c>response.done</c>, as happens on the wire. Default: 0.
    /// </summary>
    public int StragglerDeltas { get; init; }

    /// <summary>How long a <c>session.update</c> waits before it takes effect. Default: not at all.</summary>
    public TimeSpan SessionUpdateDelay { get; init; }

    /// <summary>When set, every <c>session.update</c> is answered with this error and changes nothing.</summary>
    public RealtimeError? SessionUpdateRejection { get; init; }

    /// <summary>Errors that answer the first <c>response.create</c> events, one each.</summary>
    public IReadOnlyList<RealtimeError> ResponseCreateRejections { get; init; } = [];

    /// <summary>A <c>session</c> object merged into the defaults before <c>session.created</c>, for example from a client secret.</summary>
    public JsonElement? InitialSession { get; init; }
}
