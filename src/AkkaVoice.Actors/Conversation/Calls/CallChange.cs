using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Calls;

/// <summary>What the call machine hears.</summary>
public abstract record CallChange;

/// <summary>The model asked for a tool.</summary>
/// <param name="Request">The call.</param>
/// <param name="Dropped">Whether its response had been interrupted before.</param>
/// <param name="At">When, since the session's start.</param>
public sealed record CallRequested(ToolRequested Request, bool Dropped, TimeSpan At) : CallChange;

/// <summary>A tool answered.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Connected">Whether there is a connection to send it on.</param>
public sealed record CallAnswered(ToolAnswered Answer, bool Connected) : CallChange;

/// <summary>A response is over.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="WantsReply">Whether the model should speak about the answers to its calls.</param>
public sealed record CallingResponseOver(string ResponseId, bool WantsReply) : CallChange;

/// <summary>The service has taken an output into the conversation.</summary>
/// <param name="ItemId">The output's item.</param>
public sealed record CallOutputConfirmed(string ItemId) : CallChange;

/// <summary>The person interrupts: calls that are not to outlive that are given up.</summary>
/// <param name="At">When, since the session's start.</param>
public sealed record CallsInterrupted(TimeSpan At) : CallChange;

/// <summary>The agent is asked to say that a tool is still at work, or how far it has come.</summary>
public sealed record FillerSaid : CallChange;

/// <summary>A tool has come so far, and now is no time to say it.</summary>
/// <param name="Text">What it says.</param>
public sealed record ProgressKept(string Text) : CallChange;

/// <summary>The person had a turn, so the model may call tools afresh.</summary>
public sealed record PersonHadTurn : CallChange;

/// <summary>The session ends; no tool will answer any more.</summary>
/// <param name="At">When, since the session's start.</param>
public sealed record CallsAbandoned(TimeSpan At) : CallChange;
