namespace AkkaVoice.Actors.Events;

/// <summary>Where a response is in its life.</summary>
public enum ResponseStatus
{
    /// <summary>The model is at it.</summary>
    InProgress,

    /// <summary>It is complete.</summary>
    Completed,

    /// <summary>It was stopped.</summary>
    Cancelled,

    /// <summary>It was cut short.</summary>
    Incomplete,

    /// <summary>It failed.</summary>
    Failed,
}

/// <summary>A response began or ended. Exactly one ending for each beginning.</summary>
/// <param name="Id">The response.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Reason">The server's word for why, when it gives one.</param>
/// <param name="InputTokens">Tokens read, when the server tells.</param>
/// <param name="OutputTokens">Tokens written, when the server tells.</param>
/// <param name="CachedTokens">Of the tokens read, those from the cache.</param>
public sealed record ResponseEvent(
    string Id,
    ResponseStatus Status,
    string? Reason = null,
    int? InputTokens = null,
    int? OutputTokens = null,
    int? CachedTokens = null) : SessionEvent;

/// <summary>The first sample of an answer was handed to the room. Once for each turn of the person that is answered aloud.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="DelayMs">From the end of the person's speech to the first sample, in ms.</param>
/// <param name="VadMs">Of it, the silence that turn detection waited for, in ms; 0 when it is not known.</param>
/// <param name="ServerMs">Of it, the server's own time, in ms: as it says, or as it looks from here, network included.</param>
/// <param name="ToolMs">Of it, the time from the first tool call to the request for the answer, in ms.</param>
/// <param name="EngineMs">Of it, the engine's own share, in ms.</param>
public sealed record FirstAudioEvent(
    string ResponseId, double DelayMs, double VadMs, double ServerMs, double ToolMs, double EngineMs) : SessionEvent;

/// <summary>The agent's voice was stopped.</summary>
/// <param name="ItemId">What was being said.</param>
/// <param name="HeardMs">How much of it was heard, in ms.</param>
/// <param name="FlushMs">From the event that decided it to the last sample, in ms.</param>
public sealed record InterruptionEvent(string ItemId, int HeardMs, double FlushMs) : SessionEvent;

/// <summary>The model's memory of an item was cut to what was heard.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="AudioEndMs">Its new length, in ms.</param>
public sealed record TruncateEvent(string ItemId, int AudioEndMs) : SessionEvent;

/// <summary>An item of which nothing was heard was taken out of the model's memory.</summary>
/// <param name="ItemId">The item.</param>
public sealed record DeleteEvent(string ItemId) : SessionEvent;
