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
}
