namespace AkkaVoice.Actors.Workers;

/// <summary>What a worker is, how much it takes on, and how long it waits for what.</summary>
public sealed record WorkerOptions
{
    /// <summary>The LiveKit server, <c>ws://</c> or <c>wss://</c>.</summary>
    public required Uri Url { get; init; }

    /// <summary>The agent's name, by which it is asked for; empty for automatic dispatch, into every new room. Default empty.</summary>
    public string AgentName { get; init; } = "";

    /// <summary>The version that the server is told. Default 0.1.0.</summary>
    public string Version { get; init; } = "0.1.0";

    /// <summary>The most jobs at once, at least 1. Default 100.</summary>
    public int MaxJobs { get; init; } = 100;

    /// <summary>The load, 0 to 1, from which on no job is taken. Default 0.7.</summary>
    public double LoadThreshold { get; init; } = 0.7;

    /// <summary>
    /// The load that a job is counted with until it shows in what is measured, 0 to 1: else many offers at once would all be
    /// accepted. Default 0.02.
    /// </summary>
    public double LoadPerJob { get; init; } = 0.02;

    /// <summary>How long a job takes to show in the measured load. Default 2.5 s.</summary>
    public TimeSpan LoadDelay { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How often the load is measured. Default 500 ms.</summary>
    public TimeSpan MeasureInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long opening the connection may take. Default 10 s.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server may take to answer the registration. Default 10 s.</summary>
    public TimeSpan RegisterTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a place is kept for a job that was accepted and not assigned yet. Default 7.5 s.</summary>
    public TimeSpan AssignmentTimeout { get; init; } = TimeSpan.FromSeconds(7.5);

    /// <summary>How often the server is told the load. Default 2.5 s.</summary>
    public TimeSpan ReportInterval { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How often the server is asked for a sign of life. Default 10 s.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server may say nothing at all before the connection counts as dead. Default 25 s.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// The longest pause before the first new attempt to connect; each further one may be twice as long. The pause itself is chosen
    /// evenly between 0 and that. Default 500 ms.
    /// </summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause of all. Default 10 s.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a registration has to hold before earlier failures are forgotten. Default 10 s.</summary>
    public TimeSpan HealthyAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long running jobs may go on when the worker is told to stop. Default 30 s.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a job may take to end once it was told to; then it is dropped, and counts as failed. Default 10 s.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
