using AkkaVoice.LocalRealtime.Brains;

namespace AkkaVoice.LocalRealtime.Conversations;

/// <summary>One item of a conversation. Immutable: the store replaces an item to change it.</summary>
public sealed record ConversationItem
{
    /// <summary>The item's id, made by the server (<c>item_…</c>) or chosen by the client (at most 32 characters).</summary>
    public required string Id { get; init; }

    /// <summary>What kind of item it is.</summary>
    public required ItemType Type { get; init; }

    /// <summary><c>in_progress</c>, <c>completed</c> or <c>incomplete</c>.</summary>
    public string Status { get; init; } = "completed";

    /// <summary>For messages: <c>user</c>, <c>assistant</c> or <c>system</c>.</summary>
    public string? Role { get; init; }

    /// <summary>For messages: the parts.</summary>
    public IReadOnlyList<ContentPart> Content { get; init; } = [];

    /// <summary>For assistant messages of newer models: <c>commentary</c> or <c>final_answer</c>.</summary>
    public string? Phase { get; init; }

    /// <summary>For function calls and their outputs: the call's id.</summary>
    public string? CallId { get; init; }

    /// <summary>For function calls: the function's name.</summary>
    public string? Name { get; init; }

    /// <summary>For function calls: the arguments, a JSON object as text.</summary>
    public string? Arguments { get; init; }

    /// <summary>For function call outputs: the result as text.</summary>
    public string? Output { get; init; }

    /// <summary>
    /// For committed user audio: the brain's recognition of it, running or finished. It fails when the brain's recognition
    /// failed. Null for every other item.
    /// </summary>
    public Task<Transcription>? Recognition { get; init; }
}
