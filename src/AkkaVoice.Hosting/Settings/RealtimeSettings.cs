namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.realtime</c>: where the model is.</summary>
public sealed class RealtimeSettings : SettingsGroup
{
    /// <summary>Base address of an OpenAI-compatible Realtime service.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The key.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The model.</summary>
    public string? Model { get; set; }

    /// <summary>How long opening the connection may take, 100 ms to 2 min.</summary>
    public TimeSpan? ConnectTimeout { get; set; }

    /// <summary>How often a silent connection is checked, 1 s to 5 min.</summary>
    public TimeSpan? KeepAliveInterval { get; set; }

    /// <summary>How long such a check may stay unanswered, 1 s to 1 min.</summary>
    public TimeSpan? KeepAliveTimeout { get; set; }

    /// <summary>How long nothing at all may come while a response is being made, 1 s to 2 min.</summary>
    public TimeSpan? SilenceTimeout { get; set; }

    /// <summary>What a new connection is told of the conversation so far, in tokens: 200 to 100000, or <c>off</c>.</summary>
    public string? MemoryTokens { get; set; }

    /// <summary><c>akkavoice.realtime.reconnect</c></summary>
    public ReconnectGroup Reconnect { get; } = new();

    /// <summary><c>akkavoice.realtime.rotate</c></summary>
    public RotateGroup Rotate { get; } = new();
}
