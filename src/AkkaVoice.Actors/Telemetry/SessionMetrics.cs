using System.Diagnostics.Metrics;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;

namespace AkkaVoice.Actors.Telemetry;

/// <summary>
/// Numbers over all sessions of the process, for OpenTelemetry and the like: what connections go through, what responses cost to
/// read, and what compaction saves of it. Taken from the sessions' events.
/// </summary>
public static class SessionMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "AkkaVoice.Sessions";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Connections = Meter.CreateCounter<long>(
        "akkavoice.connection.changes", "{change}", "Changes of a connection's state, by state and, for rotations, by reason.");

    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>(
        "akkavoice.response.tokens", "{token}", "Tokens of responses: input (all that was read), cached (the part of it that came from the cache), output.");

    private static readonly Histogram<int> Context = Meter.CreateHistogram<int>(
        "akkavoice.response.context", "{token}", "Tokens that one response read: the length of the model's memory.");

    private static readonly Counter<long> Saved = Meter.CreateCounter<long>(
        "akkavoice.compaction.saved", "{token}", "Tokens, estimated, that a connection was spared by being told a recap instead of everything; each response on it reads so much less.");

    private static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "akkavoice.audio.dropped", "ms", "Audio that was thrown away, by edge.");

    internal static void Record(SessionEvent told)
    {
        switch (told)
        {
            case ConnectionEvent { State: ConnectionStatus.Rotating } rotating:
                Connections.Add(1, new("state", "rotating"), new("reason", rotating.Reason));
                break;

            case ConnectionEvent connection:
                Connections.Add(1, new KeyValuePair<string, object?>("state", SessionLog.Name(connection.State)));
                break;

            case ResponseEvent { InputTokens: { } input } response:
                Tokens.Add(input, new KeyValuePair<string, object?>("kind", "input"));
                Tokens.Add(response.CachedTokens ?? 0, new KeyValuePair<string, object?>("kind", "cached"));
                Tokens.Add(response.OutputTokens ?? 0, new KeyValuePair<string, object?>("kind", "output"));
                Context.Record(input);
                break;

            case CompactionEvent compaction:
                Saved.Add(compaction.TokensBefore - compaction.TokensAfter);
                break;

            case DropEvent drop:
                Dropped.Add(drop.Ms, new KeyValuePair<string, object?>("edge", drop.Edge));
                break;
        }
    }
}
