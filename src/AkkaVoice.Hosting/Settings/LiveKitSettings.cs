namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.livekit</c>: the LiveKit server, and the key to it.</summary>
public sealed class LiveKitSettings : SettingsGroup
{
    /// <summary>The server's address: ws, wss, http or https.</summary>
    public string? Url { get; set; }

    /// <summary>The key's name.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The key itself.</summary>
    public string? ApiSecret { get; set; }

    /// <summary><c>akkavoice.livekit.room</c></summary>
    public LiveKitRoomGroup Room { get; } = new();
}
