namespace AkkaVoice.Streams.Realtime.Protocol;

/// <summary>An item that the application puts into the model's conversation.</summary>
public abstract record ConversationItem
{
    /// <summary>The item's id, at most 32 characters; null lets the server choose.</summary>
    public string? Id { get; init; }
}

/// <summary>A message as text: typed by the person, spoken earlier by the model, or from the application.</summary>
/// <param name="Role"><see cref="ItemKind.User"/>, <see cref="ItemKind.Assistant"/> or <see cref="ItemKind.System"/>.</param>
/// <param name="Text">The text.</param>
public sealed record TextMessage(ItemKind Role, string Text) : ConversationItem;

/// <summary>A turn of the person as audio.</summary>
/// <param name="Pcm">24 kHz mono signed 16 bit little-endian samples, as bytes.</param>
public sealed record SpokenMessage(ReadOnlyMemory<byte> Pcm) : ConversationItem;

/// <summary>A tool call of an earlier connection.</summary>
/// <param name="CallId">What its answer names; at most 32 characters.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments, a JSON object.</param>
public sealed record ToolCallMessage(string CallId, string Name, string Arguments) : ConversationItem;

/// <summary>A tool's answer.</summary>
/// <param name="CallId">The call that it answers.</param>
/// <param name="Output">The answer as the model will read it, usually JSON.</param>
public sealed record ToolOutputMessage(string CallId, string Output) : ConversationItem;
