namespace AkkaVoice.Streams.Realtime.Protocol;

/// <summary>How a response ended.</summary>
public enum ResponseOutcome
{
    /// <summary>The model said all it wanted to.</summary>
    Completed,

    /// <summary>It was stopped, by the person speaking or by us.</summary>
    Cancelled,

    /// <summary>It was cut short by a limit or a filter.</summary>
    Incomplete,

    /// <summary>It failed; <see cref="ResponseFinished.Fault"/> says why.</summary>
    Failed,
}

/// <summary>Tokens that a response cost; cached tokens are part of the input.</summary>
/// <param name="Input">Tokens read.</param>
/// <param name="Output">Tokens written.</param>
/// <param name="Cached">Of the input, those that came from the cache.</param>
/// <param name="InputAudio">Of the input, audio tokens (1 per 100 ms).</param>
/// <param name="OutputAudio">Of the output, audio tokens (1 per 50 ms).</param>
public sealed record TokenUsage(int Input, int Output, int Cached, int InputAudio, int OutputAudio);

/// <summary>The model began a response.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="Metadata">What our request for it carried, when it came from a request that carried something.</param>
public sealed record ResponseStarted(string ResponseId, IReadOnlyDictionary<string, string>? Metadata) : RealtimeEvent;

/// <summary>The model began an item of a response. Items of one response may interleave.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Kind">What it is.</param>
public sealed record ResponseItemStarted(string ResponseId, string ItemId, ItemKind Kind) : RealtimeEvent;

/// <summary>The first audio of an item was read off the socket and is on its way to the playout.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="ItemId">The item.</param>
/// <param name="ServerThinking">From the end of the person's speech to this audio as the server measured it, when it tells (the local server does).</param>
public sealed record AssistantAudioStarted(string ResponseId, string ItemId, TimeSpan? ServerThinking) : RealtimeEvent;

/// <summary>The model has sent all audio of an item; playout usually still runs.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="ItemId">The item.</param>
public sealed record AssistantAudioDone(string ResponseId, string ItemId) : RealtimeEvent;

/// <summary>A further piece of the text of what the model says (or writes, in text mode).</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Delta">The piece.</param>
/// <param name="Spoken">Whether it is the transcript of audio; otherwise text that nobody hears.</param>
public sealed record AssistantTextDelta(string ResponseId, string ItemId, string Delta, bool Spoken) : RealtimeEvent;

/// <summary>All of the text of an item.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Text">The text.</param>
/// <param name="Spoken">Whether it is the transcript of audio; otherwise text that nobody hears.</param>
public sealed record AssistantTextDone(string ResponseId, string ItemId, string Text, bool Spoken) : RealtimeEvent;

/// <summary>The model asks for a tool. Announced exactly once for each call id, only for calls whose arguments are complete.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="ItemId">The item.</param>
/// <param name="CallId">What the answer must name.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">The arguments as the model wrote them, meant to be a JSON object; not checked.</param>
public sealed record ToolRequested(string ResponseId, string ItemId, string CallId, string Name, string Arguments) : RealtimeEvent;

/// <summary>The response is over. Exactly one for each <see cref="ResponseStarted"/>.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">The server's word for why, for example <c>turn_detected</c> or <c>max_output_tokens</c>.</param>
/// <param name="Fault">What failed, when it did.</param>
/// <param name="Usage">What it cost, when the server tells.</param>
public sealed record ResponseFinished(
    string ResponseId, ResponseOutcome Outcome, string? Reason, RealtimeFault? Fault, TokenUsage? Usage) : RealtimeEvent;
