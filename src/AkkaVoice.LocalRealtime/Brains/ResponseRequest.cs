using AkkaVoice.LocalRealtime.Conversations;

namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>What a brain is told when a response is to be planned. An immutable snapshot: safe to use from any thread.</summary>
public sealed record ResponseRequest
{
    /// <summary>The response's id (<c>resp_…</c>).</summary>
    public required string ResponseId { get; init; }

    /// <summary>
    /// The context, oldest first: the default conversation, or the <c>input</c> of the <c>response.create</c> when it gave one.
    /// </summary>
    public required IReadOnlyList<ConversationItem> Items { get; init; }

    /// <summary>The instructions that hold for this response.</summary>
    public required string Instructions { get; init; }

    /// <summary>The function tools that hold for this response.</summary>
    public required IReadOnlyList<FunctionTool> Tools { get; init; }

    /// <summary>Whether a tool may, must or must not be called.</summary>
    public required ToolChoice ToolChoice { get; init; }

    /// <summary>True for spoken output (<c>output_modalities: ["audio"]</c>), false for text only.</summary>
    public required bool WantsAudio { get; init; }

    /// <summary>Name of the voice; a custom voice is its id (<c>voice_…</c>).</summary>
    public required string Voice { get; init; }

    /// <summary>Speaking rate, 0.25 to 1.5; 1 is normal. The brain applies it; the server does not stretch audio.</summary>
    public required double Speed { get; init; }

    /// <summary>True when the response does not write to the default conversation (<c>conversation: "none"</c>).</summary>
    public required bool OutOfBand { get; init; }

    /// <summary>True when an idle timeout and not the caller or the client asked for this response.</summary>
    public bool IdleTimeout { get; init; }

    /// <summary>The <c>metadata</c> of the <c>response.create</c>; empty when there was none.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }
}
