namespace AkkaVoice.Hosting.Settings;

/// <summary>Everything that <c>config.hocon</c> can set, in code; its comments say what each value means and what is allowed. A property is named like
/// its key, and null keeps the key's default.</summary>
public sealed class VoiceSettings : SettingsGroup
{
    /// <summary><c>akkavoice.agents</c>, as HOCON; <see cref="VoiceBuilder.Agent"/> is the way for programs.</summary>
    public string? Agents { get; set; }

    /// <summary><c>akkavoice.realtime</c></summary>
    public RealtimeSettings Realtime { get; } = new();

    /// <summary><c>akkavoice.session</c></summary>
    public SessionGroup Session { get; } = new();

    /// <summary><c>akkavoice.responses</c></summary>
    public ResponseGroup Responses { get; } = new();

    /// <summary><c>akkavoice.audio</c></summary>
    public AudioSettings Audio { get; } = new();

    /// <summary><c>akkavoice.pipelines</c></summary>
    public PipelineSettings Pipelines { get; } = new();

    /// <summary><c>akkavoice.stages</c></summary>
    public StageSettings Stages { get; } = new();

    /// <summary><c>akkavoice.tools</c></summary>
    public ToolGroup Tools { get; } = new();

    /// <summary><c>akkavoice.mcp</c></summary>
    public McpSettings Mcp { get; } = new();

    /// <summary><c>akkavoice.local-realtime</c></summary>
    public LocalRealtimeSettings LocalRealtime { get; } = new();

    /// <summary><c>akkavoice.host</c></summary>
    public HostSettings Host { get; } = new();

    /// <summary><c>akkavoice.livekit</c></summary>
    public LiveKitSettings Livekit { get; } = new();

    /// <summary><c>akkavoice.worker</c></summary>
    public WorkerSettings Worker { get; } = new();

    /// <summary><c>akkavoice.browser</c></summary>
    public BrowserSettings Browser { get; } = new();
}
