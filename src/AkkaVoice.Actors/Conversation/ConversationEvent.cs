using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Conversation;

/// <summary>Something a conversation has to decide about.</summary>
public abstract record ConversationEvent
{
    /// <summary>When it happened, since the session's start.</summary>
    public TimeSpan At { get; init; }
}

/// <summary>The model said something.</summary>
/// <param name="Event">What.</param>
public sealed record ModelEvent(RealtimeEvent Event) : ConversationEvent;

/// <summary>The session's graph told something about its audio.</summary>
/// <param name="Event">What.</param>
public sealed record AudioEvent(SessionAudioEvent Event) : ConversationEvent;

/// <summary>A connection is ready: settings are in force, audio flows.</summary>
public sealed record LinkReady : ConversationEvent;

/// <summary>The connection is gone.</summary>
public sealed record LinkLost : ConversationEvent;

/// <summary>Another connection is ready to take over at a good moment.</summary>
public sealed record StandbyReady : ConversationEvent;

/// <summary>The connection that was to take over is gone.</summary>
public sealed record StandbyGone : ConversationEvent;

/// <summary>There is no time left for a good moment: the connection that stands by has to take over now.</summary>
public sealed record SwitchOverdue : ConversationEvent;

/// <summary>A tool call has an answer.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Ok">Whether the tool did what it should.</param>
/// <param name="Output">What the model is told.</param>
public sealed record ToolAnswered(string CallId, bool Ok, string Output) : ConversationEvent
{
    /// <summary>The agent that the tool wants to hand the conversation to; null for none.</summary>
    public string? HandsOffTo { get; init; }
}

/// <summary>A tool says how far it has come.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Text">A sentence that the person may be told.</param>
public sealed record ToolProgressed(string CallId, string Text) : ConversationEvent;

/// <summary>The person takes the floor by hand, as with a talk button: the agent stops, and what was heard of them before is forgotten.</summary>
public sealed record TurnBegun : ConversationEvent;

/// <summary>The person's turn is ended by hand and to be answered.</summary>
/// <param name="RequestId">Names the request in its outcome.</param>
public sealed record TurnCommitted(string RequestId) : ConversationEvent;

/// <summary>What the person said since the last turn is to be forgotten.</summary>
public sealed record TurnCleared : ConversationEvent;

/// <summary>The service finds the person's turns in another way from here on.</summary>
/// <param name="Listens">Whether it finds them at all; otherwise they begin and end by hand.</param>
public sealed record TurnDetectionReplaced(bool Listens) : ConversationEvent;

/// <summary>A program wants the agent to speak.</summary>
/// <param name="RequestId">Names the request in its outcome.</param>
/// <param name="Instructions">In place of the session's instructions; null keeps them.</param>
/// <param name="Tools">Whether tools may be used; null keeps the session's choice.</param>
public sealed record ReplyRequested(string RequestId, string? Instructions, ToolChoice? Tools) : ConversationEvent
{
    /// <summary>Whether the answer may be interrupted; null leaves it to the policy.</summary>
    public bool? Interruptible { get; init; }
}

/// <summary>The person typed something, or a program did in their place.</summary>
/// <param name="RequestId">Names the request in its outcome.</param>
/// <param name="ItemId">The id of the new item, at most 32 characters.</param>
/// <param name="Text">The text.</param>
public sealed record TextSubmitted(string RequestId, string ItemId, string Text) : ConversationEvent;

/// <summary>A program wants the agent to stop speaking and to forget what it was asked to say.</summary>
/// <param name="Force">Whether that goes for speech too that must not be interrupted.</param>
public sealed record InterruptRequested(bool Force = false) : ConversationEvent;

/// <summary>A timer ran out.</summary>
/// <param name="Timer">Which.</param>
public sealed record TimerElapsed(ConversationTimer Timer) : ConversationEvent;

/// <summary>The session ends. Nothing is decided after it.</summary>
public sealed record SessionClosed : ConversationEvent;
