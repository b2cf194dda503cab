using System.Collections.Immutable;

namespace AkkaVoice.Actors.Tools;

/// <summary>Limits of tool calls.</summary>
public sealed record ToolOptions
{
    /// <summary>How long a call may take. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What goes for single tools, by name.</summary>
    public ImmutableDictionary<string, ToolPolicy> Policies { get; init; } = ImmutableDictionary<string, ToolPolicy>.Empty;

    /// <summary>The longest output that the model is given, in characters. Default 16,000.</summary>
    public int MaxOutputCharacters { get; init; } = 16_000;

    /// <summary>
    /// Whether each call begins on a thread of its own, so that a tool that blocks holds up none of the threads that serve all sessions. What a tool does
    /// after its first await that waits is the pool's work in any case. Default false: a call begins where the session is, which virtual time needs; the
    /// hosted service has it on.
    /// </summary>
    public bool OwnThreads { get; init; }

    /// <summary>How long a call of a tool may take.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <returns>Its own limit, or that of all.</returns>
    public TimeSpan TimeoutOf(string tool) => Policies.GetValueOrDefault(tool)?.Timeout ?? Timeout;
}
