namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.realtime.reconnect</c>: how a lost connection is made anew.</summary>
public sealed class ReconnectGroup : SettingsGroup
{
    /// <summary>For how long that is tried before the session ends, 1 s to 10 min.</summary>
    public TimeSpan? Within { get; set; }

    /// <summary>How many attempts there are at most in that time, 1 to 1000.</summary>
    public int? Attempts { get; set; }

    /// <summary>The longest pause before the first attempt, 10 ms to 1 min.</summary>
    public TimeSpan? Backoff { get; set; }

    /// <summary>The longest pause of all, 10 ms to 1 min.</summary>
    public TimeSpan? MaxBackoff { get; set; }
}
