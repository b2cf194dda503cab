namespace AkkaVoice.Actors.Agents;

/// <summary>
/// What a tool returns to hand the conversation to another agent. Instructions and tools change on the same connection before the model
/// speaks again. When the person interrupts while the tool works, it does not happen, and the model is told so.
/// </summary>
/// <param name="Agent">The name of the agent that takes over; one of the session's.</param>
/// <param name="Message">What that agent should know; the model reads it. Null for nothing.</param>
public sealed record Handoff(string Agent, string? Message = null);
