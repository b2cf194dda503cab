namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.realtime.rotate</c>: when a connection is replaced before it ends.</summary>
public sealed class RotateGroup : SettingsGroup
{
    /// <summary>The age at which it is replaced, 10 s to 24 h.</summary>
    public TimeSpan? After { get; set; }

    /// <summary>How long before the end that the service announces it is replaced, 1 s to 1 h.</summary>
    public TimeSpan? BeforeExpiry { get; set; }

    /// <summary>How long a quiet moment is waited for, 0 s to 10 min.</summary>
    public TimeSpan? Within { get; set; }

    /// <summary>Replace it when one response had to read so many tokens: 1000 to 1000000, or <c>off</c>.</summary>
    public string? AtTokens { get; set; }
}
