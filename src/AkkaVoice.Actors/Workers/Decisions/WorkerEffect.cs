using System.Collections.Immutable;

namespace AkkaVoice.Actors.Workers.Decisions;

/// <summary>What the worker machine wants done.</summary>
internal abstract record WorkerEffect;

internal sealed record DialServer(int Link) : WorkerEffect;

/// <summary>Close a connection, or stop dialling it.</summary>
internal sealed record HangUpServer(int Link) : WorkerEffect;

internal sealed record SendRegistration : WorkerEffect;

/// <summary>Tell the server which jobs of an earlier connection still run.</summary>
internal sealed record SendRunning(ImmutableArray<string> JobIds) : WorkerEffect;

internal sealed record SendLoad(bool Full, double Load, int Jobs) : WorkerEffect;

internal sealed record SendPing : WorkerEffect;

internal sealed record AnswerOffer(AgentJob Job, OfferAnswer Said) : WorkerEffect;

/// <summary>What is said to the offer of a job.</summary>
internal enum OfferAnswer
{
    /// <summary>It is taken.</summary>
    Taken,

    /// <summary>Not here: the server asks another worker.</summary>
    Refused,

    /// <summary>Nobody has to take it.</summary>
    NotNeeded,
}

internal sealed record SendJobStatus(JobReport Report) : WorkerEffect;

internal sealed record StartJob(AssignedJob Assigned) : WorkerEffect;

/// <summary>Tell a job to end in good order.</summary>
internal sealed record StopJob(string JobId) : WorkerEffect;

/// <summary>Let go of a job that does not end.</summary>
internal sealed record DropJob(string JobId) : WorkerEffect;

internal sealed record SetTimer(WorkerTimer Timer, TimeSpan Delay) : WorkerEffect;

internal sealed record ClearTimer(WorkerTimer Timer) : WorkerEffect;

/// <summary>Write to the log.</summary>
/// <param name="News">What.</param>
/// <param name="Subject">Of which job, or server.</param>
/// <param name="Detail">More, for people.</param>
/// <param name="Pause">How long until the next attempt.</param>
internal sealed record Note(WorkerNews News, string Subject = "", string Detail = "", TimeSpan Pause = default) : WorkerEffect;

/// <summary>The worker has stopped. Once, and last.</summary>
internal sealed record Conclude : WorkerEffect;

/// <summary>What the log is told.</summary>
internal enum WorkerNews
{
    Registered,
    Refused,
    Unreachable,
    Lost,
    OfferAccepted,
    OfferRefused,
    AssignmentMissing,
    AssignmentRefused,
    JobStarted,
    JobSucceeded,
    JobFailed,
    JobTerminated,
    Draining,
    DrainOver,
    Stopped,
}
