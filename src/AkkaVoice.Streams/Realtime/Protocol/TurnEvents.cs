namespace AkkaVoice.Streams.Realtime.Protocol;

/// <summary>The model's turn detection heard the person begin to speak.</summary>
/// <param name="ItemId">The id that the person's turn will have.</param>
/// <param name="AudioStartMs">Where speech began, in ms of audio sent in this connection, prefix padding included.</param>
public sealed record UserSpeechStarted(string ItemId, int AudioStartMs) : RealtimeEvent;

/// <summary>The model's turn detection heard the person stop.</summary>
/// <param name="ItemId">The id that the person's turn will have.</param>
/// <param name="AudioEndMs">Where the turn ends, in ms of audio sent in this connection, the silence that decided it included.</param>
public sealed record UserSpeechStopped(string ItemId, int AudioEndMs) : RealtimeEvent;

/// <summary>The person's turn is now an item of the conversation. The dependable sign that the person has finished.</summary>
/// <param name="ItemId">The turn's item.</param>
/// <param name="PreviousItemId">The item before it, when the server says so.</param>
public sealed record UserTurnCommitted(string ItemId, string? PreviousItemId) : RealtimeEvent;

/// <summary>Nobody spoke for the configured idle timeout; the model will say something by itself.</summary>
/// <param name="ItemId">The (empty) turn that stands for the silence.</param>
/// <param name="AudioStartMs">Start of the silence, in ms of audio sent in this connection.</param>
/// <param name="AudioEndMs">Its end, in ms of audio sent in this connection.</param>
public sealed record IdleTimedOut(string ItemId, int AudioStartMs, int AudioEndMs) : RealtimeEvent;

/// <summary>A further piece of what the person said, as text. May come at any time, even after the answer.</summary>
/// <param name="ItemId">The person's turn.</param>
/// <param name="Delta">The piece.</param>
public sealed record UserTranscriptDelta(string ItemId, string Delta) : RealtimeEvent;

/// <summary>All of what the person said, as text.</summary>
/// <param name="ItemId">The person's turn.</param>
/// <param name="Text">The text.</param>
public sealed record UserTranscriptDone(string ItemId, string Text) : RealtimeEvent;

/// <summary>The person's turn could not be transcribed. The model still heard it.</summary>
/// <param name="ItemId">The person's turn.</param>
/// <param name="Fault">Why.</param>
public sealed record UserTranscriptFailed(string ItemId, RealtimeFault Fault) : RealtimeEvent;
