namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.host</c>: the hosted service.</summary>
public sealed class HostSettings : SettingsGroup
{
    /// <summary>Address to listen on.</summary>
    public string? Address { get; set; }

    /// <summary>Port, 0 to 65535; 0 chooses a free one.</summary>
    public int? Port { get; set; }

    /// <summary>The most sessions at once, 1 to 10000.</summary>
    public int? MaxSessions { get; set; }

    /// <summary>The share of the processors' time beyond which no further session begins, 0.1 to 1.</summary>
    public double? MaxLoad { get; set; }

    /// <summary>The lateness of the threads that carry audio beyond which no further session begins, 5 ms to 10 s.</summary>
    public TimeSpan? MaxLateness { get; set; }

    /// <summary>How long a shutdown may take, 1 s to 10 s.</summary>
    public TimeSpan? ShutdownTimeout { get; set; }

    /// <summary>What becomes of what an agent is saying at a shutdown: <c>stop</c> or <c>finish</c>.</summary>
    public string? ShutdownSpeech { get; set; }
}
