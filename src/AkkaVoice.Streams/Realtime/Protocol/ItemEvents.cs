namespace AkkaVoice.Streams.Realtime.Protocol;

/// <summary>Who or what an item of the conversation comes from.</summary>
public enum ItemKind
{
    /// <summary>A message of the person.</summary>
    User,

    /// <summary>A message of the model.</summary>
    Assistant,

    /// <summary>A message of the application to the model.</summary>
    System,

    /// <summary>The model asks for a tool.</summary>
    ToolCall,

    /// <summary>A tool's answer.</summary>
    ToolOutput,

    /// <summary>A kind this codec does not know.</summary>
    Other,
}

/// <summary>An item is now in the model's conversation.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="PreviousItemId">The item before it, when the server says so.</param>
/// <param name="Kind">What it is.</param>
public sealed record ItemAdded(string ItemId, string? PreviousItemId, ItemKind Kind) : RealtimeEvent;

/// <summary>The model cut an item where we asked it to, and forgot its text.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="AudioEndMs">Its new length in ms.</param>
public sealed record ItemTruncated(string ItemId, int AudioEndMs) : RealtimeEvent;

/// <summary>The model forgot an item.</summary>
/// <param name="ItemId">The item.</param>
public sealed record ItemDeleted(string ItemId) : RealtimeEvent;
