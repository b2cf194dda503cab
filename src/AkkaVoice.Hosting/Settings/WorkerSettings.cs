namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.worker</c>: the LiveKit agent worker.</summary>
public sealed class WorkerSettings : SettingsGroup
{
    /// <summary>Whether the service registers as a worker, when there is a LiveKit server.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The agent's name; empty for automatic dispatch.</summary>
    public string? AgentName { get; set; }

    /// <summary>Address of the worker's health endpoints.</summary>
    public string? Address { get; set; }

    /// <summary>Port of the worker's health endpoints, 0 to 65535.</summary>
    public int? Port { get; set; }

    /// <summary>The load from which on no job is taken, 0.05 to 1, or off.</summary>
    public string? LoadThreshold { get; set; }

    /// <summary>The load that a new job is counted with, 0 to 0.5.</summary>
    public double? LoadPerJob { get; set; }

    /// <summary>How long opening the connection, and registering, may take each, 100 ms to 1 min.</summary>
    public TimeSpan? ConnectTimeout { get; set; }

    /// <summary>The longest pause before the first new attempt to connect, 10 ms to 1 min.</summary>
    public TimeSpan? Backoff { get; set; }

    /// <summary>The longest pause of all, 10 ms to 10 min.</summary>
    public TimeSpan? MaxBackoff { get; set; }

    /// <summary>How long running jobs may go on at a shutdown, 0 s to 24 h.</summary>
    public TimeSpan? DrainTimeout { get; set; }
}
