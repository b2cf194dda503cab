using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools.Sources;

/// <summary>Puts the tools of an agent and of its sources together, each under a name of its own.</summary>
public static class Toolset
{
    /// <summary>The most tools that a session offers: what OpenAI's Realtime API takes.</summary>
    public const int MaxTools = 128;

    private const int MaxNameLength = 64;

    /// <summary>
    /// Merges. An agent's own tools keep their names. A source's tool whose name is taken is called <c>source_name</c> instead, and is left out
    /// when that is taken too or longer than 64 characters: no tool ever stands in for another.
    /// </summary>
    /// <param name="own">The agent's own tools.</param>
    /// <param name="sources">Its sources, in the order of their claim on names.</param>
    /// <returns>The tools, at most <see cref="MaxTools"/>, and the names of those left out.</returns>
    public static (IReadOnlyList<AIFunction> Tools, IReadOnlyList<string> LeftOut) Of(
        IEnumerable<AIFunction> own, IEnumerable<IToolSource> sources)
    {
        var tools = new Dictionary<string, AIFunction>(StringComparer.Ordinal);
        var leftOut = new List<string>();
        foreach (var tool in own)
        {
            Add(tools, leftOut, tool, tool.Name);
        }

        foreach (var source in sources)
        {
            foreach (var tool in source.Tools)
            {
                var prefixed = $"{source.Name}_{tool.Name}";
                if (!tools.ContainsKey(tool.Name))
                {
                    Add(tools, leftOut, tool, tool.Name);
                }
                else if (prefixed.Length <= MaxNameLength)
                {
                    Add(tools, leftOut, new RenamedTool(tool, prefixed), prefixed);
                }
                else
                {
                    leftOut.Add(prefixed);
                }
            }
        }

        return ([.. tools.Values], leftOut);
    }

    private static void Add(Dictionary<string, AIFunction> tools, List<string> leftOut, AIFunction tool, string name)
    {
        if (tools.Count >= MaxTools || !tools.TryAdd(name, tool))
        {
            leftOut.Add(name);
        }
    }

    private sealed class RenamedTool(AIFunction inner, string name) : DelegatingAIFunction(inner)
    {
        public override string Name => name;
    }
}
