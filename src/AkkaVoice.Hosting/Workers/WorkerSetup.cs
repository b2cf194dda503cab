using System.Net;

namespace AkkaVoice.Hosting.Workers;

/// <summary><c>akkavoice.worker</c></summary>
public sealed record WorkerSetup
{
    /// <summary>Whether the service registers as a worker, when there is a LiveKit server.</summary>
    public required bool Enabled { get; init; }

    /// <summary>The agent's name; empty for automatic dispatch.</summary>
    public required string AgentName { get; init; }

    /// <summary>Address of the worker's health endpoints.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>Their port; 0 chooses a free one.</summary>
    public required int Port { get; init; }

    /// <summary>The load from which on no job is taken; more than 1 for never.</summary>
    public required double LoadThreshold { get; init; }

    /// <summary>The load that a new job is counted with until it shows.</summary>
    public required double LoadPerJob { get; init; }

    /// <summary>How long opening the connection, and registering, may take each.</summary>
    public required TimeSpan ConnectTimeout { get; init; }

    /// <summary>The longest pause before the first new attempt to connect.</summary>
    public required TimeSpan Backoff { get; init; }

    /// <summary>The longest pause of all.</summary>
    public required TimeSpan MaxBackoff { get; init; }

    /// <summary>How long running jobs may go on at a shutdown.</summary>
    public required TimeSpan DrainTimeout { get; init; }
}
