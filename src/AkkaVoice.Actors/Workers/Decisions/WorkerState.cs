using System.Collections.Immutable;

namespace AkkaVoice.Actors.Workers.Decisions;

/// <summary>How far the connection to the server has come.</summary>
internal enum WorkerPhase
{
    /// <summary>Nothing was done yet.</summary>
    Idle,

    /// <summary>The server is being called.</summary>
    Dialling,

    /// <summary>The server answered; the registration is on its way.</summary>
    Registering,

    /// <summary>The server knows the worker.</summary>
    Registered,

    /// <summary>The pause before the next attempt.</summary>
    Waiting,

    /// <summary>It is over.</summary>
    Stopped,
}

/// <summary>How far a job has come.</summary>
internal enum JobPhase
{
    /// <summary>Accepted, and not assigned yet.</summary>
    Reserved,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Told to end.</summary>
    Stopping,
}

/// <summary>A job of the worker's.</summary>
/// <param name="Phase">How far it has come.</param>
/// <param name="Since">When it was accepted, on the changes' clock.</param>
/// <param name="Job">The job itself.</param>
/// <param name="Link">The connection on which it came.</param>
internal sealed record WorkerJob(JobPhase Phase, TimeSpan Since, AgentJob Job, int Link);

/// <summary>What the server is still to be told of a job.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Outcome">How it ended; null while it runs.</param>
internal sealed record JobReport(string JobId, JobOutcome? Outcome);

/// <summary>How a worker stands.</summary>
internal sealed record WorkerState
{
    public static readonly WorkerState Initial = new();

    public WorkerPhase Phase { get; init; }

    /// <summary>The number of the newest connection, from 1.</summary>
    public int Link { get; init; }

    /// <summary>The id that the server gave; null while it does not know the worker.</summary>
    public string? WorkerId { get; init; }

    /// <summary>Whether there ever was a registration.</summary>
    public bool EverRegistered { get; init; }

    /// <summary>Attempts since the connection was last healthy.</summary>
    public int Attempt { get; init; }

    /// <summary>When the server said something last.</summary>
    public TimeSpan HeardAt { get; init; }

    /// <summary>The load as it was measured last, 0 to 1.</summary>
    public double Load { get; init; }

    public ImmutableSortedDictionary<string, WorkerJob> Jobs { get; init; } = ImmutableSortedDictionary.Create<string, WorkerJob>(StringComparer.Ordinal);

    /// <summary>What could not be told because there was no connection, in order.</summary>
    public ImmutableArray<JobReport> Untold { get; init; } = [];

    /// <summary>Whether the server was told that the worker takes no jobs; null when it was told nothing.</summary>
    public bool? ToldFull { get; init; }

    /// <summary>Whether the worker is about to stop.</summary>
    public bool Draining { get; init; }

    /// <summary>The state of the pauses' random numbers.</summary>
    public ulong Jitter { get; init; }

    /// <summary>Jobs that run, whether or not they were told to end.</summary>
    public int Running => Jobs.Values.Count(job => job.Phase != JobPhase.Reserved);

    /// <summary>The load with what accepted jobs will add that does not show yet.</summary>
    public double ExpectedLoad(WorkerOptions options, TimeSpan now) =>
        Load + (options.LoadPerJob * Jobs.Values.Count(job => now - job.Since < options.LoadDelay));

    /// <summary>Whether no further job is taken.</summary>
    public bool IsFull(WorkerOptions options, TimeSpan now) =>
        Draining || Jobs.Count >= options.MaxJobs || ExpectedLoad(options, now) >= options.LoadThreshold;
}
