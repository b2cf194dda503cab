using Akka.Event;

namespace AkkaVoice.Actors.Workers.Decisions;

/// <summary>What the worker machine hears. Connections are named by numbers, from 1, in the order in which they are dialled.</summary>
internal abstract record WorkerChange
{
    /// <summary>When it happened, on a clock that only runs forward.</summary>
    public TimeSpan At { get; init; }
}

/// <summary>Something about a connection. It means nothing when the connection is not the newest, or the worker is gone: nobody misses it then.</summary>
/// <param name="Link">Which.</param>
internal abstract record LinkChange(int Link) : WorkerChange, IDeadLetterSuppression;

/// <summary>The worker is to begin.</summary>
/// <param name="Seed">Chooses the pauses between attempts, so that workers that lose their server together do not come back together.</param>
internal sealed record WorkWanted(ulong Seed) : WorkerChange;

internal sealed record LinkOpened(int Link) : LinkChange(Link);

/// <param name="Link">Which.</param>
/// <param name="Refused">Whether the server said no, rather than being away.</param>
/// <param name="Message">What happened, for people.</param>
internal sealed record LinkFailed(int Link, bool Refused, string Message) : LinkChange(Link);

internal sealed record LinkClosed(int Link, string Reason) : LinkChange(Link);

internal sealed record Registered(int Link, string WorkerId, string Server) : LinkChange(Link);

/// <param name="Link">Which.</param>
/// <param name="Job">The job.</param>
/// <param name="ForRoom">Whether it is a job for a room; others were not registered for.</param>
internal sealed record JobOffered(int Link, AgentJob Job, bool ForRoom = true) : LinkChange(Link);

internal sealed record JobAssigned(int Link, AssignedJob Assigned) : LinkChange(Link);

internal sealed record JobTerminated(int Link, string JobId) : LinkChange(Link);

/// <summary>The server said something else: a sign of life.</summary>
internal sealed record LinkHeard(int Link) : LinkChange(Link);

internal sealed record JobEnded(string JobId, JobOutcome Outcome) : WorkerChange;

internal sealed record LoadMeasured(double Load) : WorkerChange;

internal sealed record TimePassed(WorkerTimer Timer) : WorkerChange;

/// <summary>The worker is to stop.</summary>
/// <param name="Within">How long running jobs may go on.</param>
internal sealed record DrainWanted(TimeSpan Within) : WorkerChange;
