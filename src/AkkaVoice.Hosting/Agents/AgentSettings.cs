using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Hosting.Agents;

/// <summary>One entry of <c>akkavoice.agents</c>. What is null keeps what the program, or else <c>akkavoice.session</c>, says.</summary>
/// <param name="Name">The agent's name.</param>
public sealed record AgentSettings(string Name)
{
    /// <summary>How the model should behave.</summary>
    public string? Instructions { get; init; }

    /// <summary>What the agent is for, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>The voice.</summary>
    public string? Voice { get; init; }

    /// <summary>The names of its tools.</summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>The names of the MCP servers whose tools it has.</summary>
    public IReadOnlyList<string>? Mcp { get; init; }

    /// <summary>The names of the agents that it may hand over to.</summary>
    public IReadOnlyList<string>? HandsOffTo { get; init; }

    /// <summary>What it is told to do first when it takes over.</summary>
    public string? OnEnter { get; init; }

    /// <summary>Who decides that the person has finished.</summary>
    public TurnTaking? TurnTaking { get; init; }

    /// <summary>When the person's speech stops the agent's.</summary>
    public InterruptionPolicy? Interruptions { get; init; }

    /// <summary>How much the model may use tools.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>How long one call may take.</summary>
    public TimeSpan? ToolTimeout { get; init; }

    /// <summary>How many rounds of tool calls one answer may take.</summary>
    public int? MaxSteps { get; init; }
}
