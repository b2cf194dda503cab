using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>What was decided about a connection before its socket was opened.</summary>
internal sealed record ConnectionPlan
{
    public required RealtimeCoreOptions Core { get; init; }

    /// <summary>Faults; null for none.</summary>
    public ConnectionScript? Script { get; init; }

    /// <summary>When set, the session is told this and closed with 4000 instead of being started.</summary>
    public RealtimeError? RefuseSession { get; init; }

    public WireLog? WireLog { get; init; }

    /// <summary>Bytes that may wait for the socket before streamed output is held back.</summary>
    public int HighWaterBytes { get; init; } = 256 * 1024;

    /// <summary>Bytes that may wait for the socket before the client is cut off.</summary>
    public long LimitBytes { get; init; } = 64 * 1024 * 1024;
}
