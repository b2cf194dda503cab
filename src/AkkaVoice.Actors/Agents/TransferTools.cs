using System.ComponentModel;

namespace AkkaVoice.Actors.Agents;

/// <summary>The tools by which a model hands over to the agents that its own may hand over to.</summary>
internal static class TransferTools
{
    public static string NameOf(string agent) => $"transfer_to_{agent}";

    public static AgentTool To(Agent agent) => AgentTool.From(
        ([Description("What that agent should know of the conversation, in a sentence")] string? message = null) =>
            new Handoff(agent.Name, message),
        NameOf(agent.Name),
        $"Hands the conversation over to the agent '{agent.Name}'. {agent.Description}".TrimEnd());
}
