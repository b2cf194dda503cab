using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools.Sources;

/// <summary>Where tools come from that are not always there, such as an MCP server. Shared by all sessions.</summary>
public interface IToolSource
{
    /// <summary>The source's name, as configuration knows it: letters, digits, <c>_</c> and <c>-</c>.</summary>
    string Name { get; }

    /// <summary>The tools that can be called now; empty while the source is away. Never waits.</summary>
    IReadOnlyList<AIFunction> Tools { get; }

    /// <summary>Raised, on any thread, when <see cref="Tools"/> has changed.</summary>
    event Action? Changed;
}
