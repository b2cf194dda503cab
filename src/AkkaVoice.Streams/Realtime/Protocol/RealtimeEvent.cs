namespace AkkaVoice.Streams.Realtime.Protocol;

/// <summary>
/// What a speech-to-speech model tells the session, in words of the engine's own. The vendor's names stay in the codec;
/// another protocol is another codec that speaks the same events. Audio is not among them: it travels on a lane of its own.
/// </summary>
public abstract record RealtimeEvent
{
    private long _receivedAt;

    /// <summary>When the message was read off the socket, as a <see cref="TimeProvider.GetTimestamp"/> value.</summary>
    public long ReceivedAt
    {
        get => _receivedAt;
        init => _receivedAt = value;
    }

    /// <summary>Notes when the message was read. For whoever makes an event, before anyone else sees it: it spares a copy.</summary>
    internal RealtimeEvent StampedWith(long receivedAt)
    {
        _receivedAt = receivedAt;
        return this;
    }
}

/// <summary>The server greeted us. Nothing may be sent as audio before <see cref="SessionConfigured"/>.</summary>
/// <param name="SessionId">The server's name for this session.</param>
/// <param name="Model">The model that serves it, when the server says so.</param>
/// <param name="ExpiresAt">When the server will end the session, when the server says so.</param>
public sealed record SessionOpened(string SessionId, string? Model, DateTimeOffset? ExpiresAt) : RealtimeEvent;

/// <summary>The server accepted our settings.</summary>
/// <param name="Voice">The voice in force, when the server says so.</param>
public sealed record SessionConfigured(string? Voice) : RealtimeEvent
{
    /// <summary>Whether the server answers by itself when the person's turn ends; null when it does not say.</summary>
    public bool? CreatesResponses { get; init; }
}

/// <summary>The model said that something went wrong; most faults leave the session open.</summary>
/// <param name="Fault">What went wrong.</param>
public sealed record RealtimeFaulted(RealtimeFault Fault) : RealtimeEvent;

/// <summary>A message could not be understood. It was skipped; the session goes on.</summary>
/// <param name="Reason">Why, in a sentence without the message's content.</param>
public sealed record MessageRejected(string Reason) : RealtimeEvent;

/// <summary>A message of a kind this codec does not know. It was skipped, as the protocol asks.</summary>
/// <param name="Type">The message's own name for its kind.</param>
public sealed record UnknownMessage(string Type) : RealtimeEvent;

/// <summary>What is left of the account's rate limit.</summary>
/// <param name="Name">Which limit: <c>requests</c> or <c>tokens</c>.</param>
/// <param name="Limit">The allowance.</param>
/// <param name="Remaining">What is left of it.</param>
/// <param name="ResetIn">Time until it is whole again.</param>
public sealed record RateLimitChanged(string Name, long Limit, long Remaining, TimeSpan ResetIn) : RealtimeEvent;

/// <summary>The connection is over. Always the last event of a connection, exactly once.</summary>
/// <param name="CloseCode">The WebSocket close code (1000-4999), or null when the connection broke without one.</param>
/// <param name="Reason">The peer's words, or what broke.</param>
/// <param name="ByUs">Whether we asked for the end.</param>
public sealed record Disconnected(int? CloseCode, string Reason, bool ByUs) : RealtimeEvent;
