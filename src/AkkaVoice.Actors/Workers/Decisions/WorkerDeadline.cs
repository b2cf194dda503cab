namespace AkkaVoice.Actors.Workers.Decisions;

/// <summary>What a worker waits for.</summary>
internal enum WorkerDeadline
{
    /// <summary>The connection: to be opened, or to be registered.</summary>
    Step,

    /// <summary>The pause before the next attempt.</summary>
    Retry,

    /// <summary>The server is to be told the load.</summary>
    Report,

    /// <summary>The server is to be asked for a sign of life.</summary>
    Ping,

    /// <summary>The registration has held for so long that earlier failures do not count any more.</summary>
    Health,

    /// <summary>A job that was accepted is to be assigned.</summary>
    Assignment,

    /// <summary>A job that was told to end is to have ended.</summary>
    Stop,

    /// <summary>The time that running jobs have when the worker stops.</summary>
    Drain,
}

/// <summary>A wait; each runs at most once at a time.</summary>
/// <param name="Deadline">For what.</param>
/// <param name="JobId">For which job; empty where it is about no job.</param>
internal sealed record WorkerTimer(WorkerDeadline Deadline, string JobId = "");
