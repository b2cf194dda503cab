namespace AkkaVoice.Actors.Conversation;

/// <summary>Put another agent in force: its tools at once, its settings by one update on the connection in use.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="CommandId">Names the update, so that the service's refusal names it too; null when the service's settings are as they should be.</param>
public sealed record SwitchAgent(string Agent, string? CommandId) : ConversationEffect;
