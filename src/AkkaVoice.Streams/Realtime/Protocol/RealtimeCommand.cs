namespace AkkaVoice.Streams.Realtime.Protocol;

/// <summary>
/// What the session asks of the model. Commands overtake microphone audio that waits to be sent, except
/// <see cref="CommitInput"/> and <see cref="ClearInput"/>, which speak about the audio before them.
/// </summary>
public abstract record RealtimeCommand
{
    /// <summary>Names the command, so that a fault can name it too (at most 512 characters); null for no name.</summary>
    public string? Id { get; init; }
}

/// <summary>Sets the session up, or changes what may be changed.</summary>
/// <param name="Settings">All settings.</param>
public sealed record ConfigureSession(SessionSettings Settings) : RealtimeCommand;

/// <summary>Adds an item to the model's conversation.</summary>
/// <param name="Item">The item.</param>
/// <param name="PreviousItemId">Null to append, <c>root</c> for the front, or the item to stand after.</param>
public sealed record CreateItem(ConversationItem Item, string? PreviousItemId = null) : RealtimeCommand;

/// <summary>Cuts an item of the model to what was heard.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="ContentIndex">Which part of it; 0 for speech.</param>
/// <param name="AudioEndMs">What was heard, in ms from the item's start; more than was sent is an error.</param>
public sealed record TruncateItem(string ItemId, int ContentIndex, int AudioEndMs) : RealtimeCommand;

/// <summary>Removes an item from the model's conversation.</summary>
/// <param name="ItemId">The item.</param>
public sealed record DeleteItem(string ItemId) : RealtimeCommand;

/// <summary>Asks for a response. Only one response may be active.</summary>
/// <param name="Instructions">Replaces the session's instructions for this response; null keeps them.</param>
/// <param name="Metadata">Comes back in <see cref="ResponseStarted"/>; at most 16 pairs.</param>
/// <param name="Tools">Whether the response may call tools; null keeps the session's choice.</param>
public sealed record CreateResponse(
    string? Instructions = null, IReadOnlyDictionary<string, string>? Metadata = null, ToolChoice? Tools = null) : RealtimeCommand;

/// <summary>Stops a response.</summary>
/// <param name="ResponseId">The response; null for whichever is active.</param>
public sealed record CancelResponse(string? ResponseId = null) : RealtimeCommand;

/// <summary>Ends the person's turn by hand. Stays in order with the audio before it.</summary>
public sealed record CommitInput : RealtimeCommand;

/// <summary>Forgets the audio that is not yet part of a turn. Stays in order with the audio before it.</summary>
public sealed record ClearInput : RealtimeCommand;
