namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.local-realtime</c>: the local realtime server.</summary>
public sealed class LocalRealtimeSettings : SettingsGroup
{
    /// <summary>How much faster than speech it sends its answers, 0.5 to 100.</summary>
    public double? Pace { get; set; }

    /// <summary>How long a session lasts, 1 s to 24 h.</summary>
    public TimeSpan? SessionLimit { get; set; }
}
