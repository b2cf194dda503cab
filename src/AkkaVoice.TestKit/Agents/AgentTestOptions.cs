using AkkaVoice.Actors.Tools;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Testing.Agents;

/// <summary>What a test of agents is about, besides the agents.</summary>
public sealed record AgentTestOptions
{
    /// <summary>The session's settings, for agents that leave something out.</summary>
    public SessionSettings Settings { get; init; } = new() { Model = "gpt-realtime", Transcription = new TranscriptionSettings("whisper-1") };

    /// <summary>Services for the parameters of tools; null for none.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Limits of tool calls.</summary>
    public ToolOptions ToolOptions { get; init; } = new();

    /// <summary>What the agent is told to do at the start; null for nothing. Its answer is scripted with <see cref="AgentTest.Begins"/>.</summary>
    public string? Greeting { get; init; }

    /// <summary>Who the person is, for instructions and tools.</summary>
    public string Participant { get; init; } = "caller";
}
