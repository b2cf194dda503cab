namespace AkkaVoice.Actors.Events;

/// <summary>A tool wanted to hand the conversation to another agent.</summary>
/// <param name="From">The agent before.</param>
/// <param name="To">The agent that was to take over.</param>
/// <param name="Ok">Whether it did.</param>
/// <param name="Reason">Why not, when it did not: <c>interrupted</c>, <c>unknown_agent</c> or <c>rejected</c>.</param>
public sealed record HandoffEvent(string From, string To, bool Ok, string? Reason = null) : SessionEvent;
