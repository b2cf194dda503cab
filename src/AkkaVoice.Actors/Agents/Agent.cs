using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Actors.Tools.Sources;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Agents;

/// <summary>
/// Someone that the person can talk to: a named set of instructions, voice, tools and policies. A session has one or several, of
/// which one is in force; tools hand the conversation from one to another (<see cref="Handoff"/>).
/// </summary>
/// <param name="Name">Its name, unique in a session: letters, digits, <c>_</c> and <c>-</c>, at most 40 of them.</param>
public sealed record Agent(string Name)
{
    /// <summary>
    /// How the model should behave. <see cref="Placeholders"/> such as <c>{room.name}</c> are filled in when they are sent. Null keeps the
    /// session's.
    /// </summary>
    public string? Instructions { get; init; }

    /// <summary>What the agent is for, in a sentence: read by the model where another agent may hand over to this one.</summary>
    public string Description { get; init; } = "";

    /// <summary>
    /// The voice. Null keeps the session's. A service fixes the voice of a connection with the first word on it: an agent that takes over later
    /// begins with the voice in force (the event <c>error</c> with code <c>voice_kept</c> says so), and has its own as soon as a new connection has
    /// taken over, at a quiet moment.
    /// </summary>
    public string? Voice { get; init; }

    /// <summary>The functions that the model may call.</summary>
    public IReadOnlyList<AgentTool> Tools { get; init; } = [];

    /// <summary>Where more tools come from, such as MCP servers. Their tools come and go while the session runs.</summary>
    public IReadOnlyList<IToolSource> Sources { get; init; } = [];

    /// <summary>Agents that this one may hand over to: the model gets a tool <c>transfer_to_...</c> for each.</summary>
    public IReadOnlyList<string> HandsOffTo { get; init; } = [];

    /// <summary>What the agent is told to do first when it takes the conversation over; null for nothing special.</summary>
    public string? OnEnter { get; init; }

    /// <summary>Who decides that the person has finished. Null keeps the session's.</summary>
    public TurnTaking? TurnTaking { get; init; }

    /// <summary>When the person's speech stops what this agent says. Null keeps the session's.</summary>
    public InterruptionPolicy? Interruptions { get; init; }

    /// <summary>How much the model may use tools. Null keeps the session's.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>How long one call of a tool may take, 100 ms to 10 min. Null keeps the session's.</summary>
    public TimeSpan? ToolTimeout { get; init; }

    /// <summary>How many rounds of tool calls one answer may take, 1 to 20. Null keeps the session's.</summary>
    public int? ToolStepLimit { get; init; }
}
