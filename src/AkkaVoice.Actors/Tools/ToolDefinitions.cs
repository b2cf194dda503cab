using AkkaVoice.Streams.Realtime.Protocol;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools;

/// <summary>Tools as the model sees them.</summary>
public static class ToolDefinitions
{
    /// <summary>Describes tools to the model.</summary>
    /// <param name="tools">The tools.</param>
    /// <returns>Their names, descriptions and argument schemas.</returns>
    public static IReadOnlyList<ToolDefinition> Of(IEnumerable<AIFunction> tools) =>
        [.. tools.Select(tool => new ToolDefinition(tool.Name, tool.Description, tool.JsonSchema))];
}
