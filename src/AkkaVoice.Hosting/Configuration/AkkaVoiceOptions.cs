using System.Collections.Immutable;
using Akka.Configuration;
using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Rooms.LiveKit;

namespace AkkaVoice.Hosting.Configuration;

/// <summary>All of <c>akkavoice { ... }</c>, read and checked. <c>config.hocon</c> says what each value means.</summary>
public sealed record AkkaVoiceOptions
{
    /// <summary>Where the model is.</summary>
    public required RealtimeOptions Realtime { get; init; }

    /// <summary>What the model is told; tools are added when a session starts.</summary>
    public required SessionSettings Session { get; init; }

    /// <summary>What a new connection is told of the conversation so far, in tokens; 0 for all of it.</summary>
    public required int MemoryTokens { get; init; }

    /// <summary>When the person's speech stops the agent's.</summary>
    public required InterruptionPolicy Interruptions { get; init; }

    /// <summary>What happens when an answer cannot be had.</summary>
    public required AnswerSettings Answers { get; init; }

    /// <summary>The audio path.</summary>
    public required AudioOptions Audio { get; init; }

    /// <summary>Stages that the audio passes.</summary>
    public required SessionPipelines Pipelines { get; init; }

    /// <summary>Functions that the model may call.</summary>
    public required ToolSettings Tools { get; init; }

    /// <summary>The local realtime server.</summary>
    public required LocalServerOptions LocalRealtime { get; init; }

    /// <summary>The hosted service.</summary>
    public required ServiceOptions Host { get; init; }

    /// <summary>What the agent is told to do at the start of a session; null for nothing.</summary>
    public string? Greeting { get; init; }

    /// <summary>The name of the agent that sessions begin with; null for the first.</summary>
    public string? StartAgent { get; init; }

    /// <summary>The agents of the configuration, and what it changes about those of the program.</summary>
    public IReadOnlyList<Agents.AgentSettings> Agents { get; init; } = [];

    /// <summary>MCP servers as sources of tools.</summary>
    public IReadOnlyList<Mcp.McpServer> Mcp { get; init; } = [];

    /// <summary>The page and its room.</summary>
    public required Browser.BrowserOptions Browser { get; init; }

    /// <summary>The LiveKit server; null when there is none.</summary>
    public LiveKit.LiveKitOptions? LiveKit { get; init; }

    /// <summary>How the agent behaves in LiveKit rooms.</summary>
    public required LiveKitRoomSetup LiveKitRoom { get; init; }

    /// <summary>The agent worker.</summary>
    public required Workers.WorkerSetup Worker { get; init; }

    /// <summary>Whether the service is to register as a worker.</summary>
    internal bool HasWorker => LiveKit is not null && Worker.Enabled;

    /// <summary>What may be a mistake but stops nothing, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The whole configuration, for Akka.NET's own part of it.</summary>
    public required Config Hocon { get; init; }
}

/// <summary>Which service answers.</summary>
public enum RealtimeTarget
{
    /// <summary>The local realtime server inside this program.</summary>
    Local,

    /// <summary>OpenAI itself.</summary>
    OpenAi,

    /// <summary>An OpenAI-compatible server at an address of the user's.</summary>
    Other,
}

/// <summary><c>akkavoice.realtime</c></summary>
public sealed record RealtimeOptions
{
    /// <summary>Which service answers: decided by address and key.</summary>
    public required RealtimeTarget Target { get; init; }

    /// <summary>The service's base address; null for the local server, whose port is only known once it runs.</summary>
    public required Uri? BaseUri { get; init; }

    /// <summary>The key; empty for none.</summary>
    public required string ApiKey { get; init; }

    /// <summary>How long opening a connection may take, how often it is tried again, and when it is replaced.</summary>
    public required ConnectionOptions Connection { get; init; }

    /// <summary>How often a silent connection is checked, 1 s to 5 min.</summary>
    public required TimeSpan KeepAliveInterval { get; init; }

    /// <summary>How long such a check may stay unanswered, 1 s to 1 min.</summary>
    public required TimeSpan KeepAliveTimeout { get; init; }

    /// <summary>Everything but the key.</summary>
    /// <returns>Target and address.</returns>
    public override string ToString() => $"{Target} {BaseUri}";
}

/// <summary><c>akkavoice.audio</c></summary>
/// <param name="ChunkMs">Audio in one message to the model, in ms.</param>
/// <param name="MicrophoneBufferMs">Microphone audio kept while the connection is away, in ms.</param>
/// <param name="TurnBufferMs">Audio kept of the person's turns whose words are not known, in ms.</param>
/// <param name="AnswerBufferMs">The longest answer held ahead of the voice, in ms.</param>
public sealed record AudioOptions(int ChunkMs, int MicrophoneBufferMs, int TurnBufferMs, int AnswerBufferMs);

/// <summary><c>akkavoice.tools</c></summary>
/// <param name="Enabled">The names of the tools offered.</param>
/// <param name="Timeout">How long one call may take.</param>
/// <param name="MaxSteps">How many rounds of calls one answer may take.</param>
/// <param name="WeatherSource">Where the weather comes from.</param>
public sealed record ToolSettings(IReadOnlyList<string> Enabled, TimeSpan Timeout, int MaxSteps, Actors.Tools.Weather.WeatherSource WeatherSource)
{
    /// <summary>What goes for single tools, by name.</summary>
    public ImmutableDictionary<string, ToolPolicy> Policies { get; init; } = ImmutableDictionary<string, ToolPolicy>.Empty;

    /// <summary>What the person hears while a tool is at work; null for nothing.</summary>
    public FillerPolicy? Filler { get; init; }
}

/// <summary><c>akkavoice.responses</c></summary>
/// <param name="Retries">How often an answer that failed is asked for again.</param>
/// <param name="RetryDelay">Pause before the first of these.</param>
/// <param name="FailureNotice">What the model is told to say when it could not answer; null for nothing.</param>
/// <param name="Timeout">How long a response may show no sign of life.</param>
public sealed record AnswerSettings(int Retries, TimeSpan RetryDelay, string? FailureNotice, TimeSpan Timeout);

/// <summary><c>akkavoice.local-realtime</c></summary>
/// <param name="Pace">How much faster than speech answers are sent.</param>
/// <param name="SessionLimit">How long a session lasts.</param>
public sealed record LocalServerOptions(double Pace, TimeSpan SessionLimit);

/// <summary><c>akkavoice.host</c></summary>
/// <param name="Address">Address to listen on.</param>
/// <param name="Port">Port; 0 chooses a free one.</param>
/// <param name="MaxSessions">The most sessions at once.</param>
/// <param name="MaxLoad">The share of the processors' time, 0.1 to 1, beyond which no further session begins.</param>
/// <param name="MaxLateness">The lateness of the threads that carry audio, 5 ms to 10 s, beyond which no further session begins.</param>
/// <param name="ShutdownTimeout">How long a shutdown may take.</param>
/// <param name="FinishSpeech">Whether agents may finish what they are saying at a shutdown.</param>
public sealed record ServiceOptions(System.Net.IPAddress Address, int Port, int MaxSessions, double MaxLoad, TimeSpan MaxLateness, TimeSpan ShutdownTimeout, bool FinishSpeech);
