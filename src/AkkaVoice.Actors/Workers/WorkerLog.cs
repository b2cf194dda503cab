using AkkaVoice.Actors.Workers.Decisions;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Workers;

/// <summary>What a worker does, in the log; ids 1400 to 1499.</summary>
internal static partial class WorkerLog
{
    public static void Write(ILogger logger, string agent, Note note)
    {
        var (subject, detail, pause) = (note.Subject, note.Detail, (long)note.Pause.TotalMilliseconds);
        switch (note.News)
        {
            case WorkerNews.Registered: Registered(logger, agent, subject, detail); break;
            case WorkerNews.Refused: Refused(logger, subject, detail, pause); break;
            case WorkerNews.Unreachable: Unreachable(logger, subject, detail, pause); break;
            case WorkerNews.Lost: Lost(logger, subject, detail, pause); break;
            case WorkerNews.OfferAccepted: OfferAccepted(logger, subject, detail); break;
            case WorkerNews.OfferRefused: OfferRefused(logger, subject, detail); break;
            case WorkerNews.AssignmentMissing: AssignmentMissing(logger, subject); break;
            case WorkerNews.AssignmentRefused: AssignmentRefused(logger, subject, detail); break;
            case WorkerNews.JobStarted: JobStarted(logger, subject, detail); break;
            case WorkerNews.JobSucceeded: JobSucceeded(logger, subject); break;
            case WorkerNews.JobFailed: JobFailed(logger, subject, detail); break;
            case WorkerNews.JobTerminated: JobTerminated(logger, subject); break;
            case WorkerNews.Draining: Draining(logger, subject, pause); break;
            case WorkerNews.DrainOver: DrainOver(logger, subject); break;
            case WorkerNews.Stopped: Stopped(logger); break;
        }
    }

    [LoggerMessage(1400, LogLevel.Information, "Worker '{Agent}' is registered with LiveKit as {WorkerId} (server {Server})")]
    private static partial void Registered(ILogger logger, string agent, string workerId, string server);

    [LoggerMessage(1401, LogLevel.Error, "LiveKit at {Url} refused the worker: {Why}; tried again in {PauseMs} ms")]
    private static partial void Refused(ILogger logger, string url, string why, long pauseMs);

    [LoggerMessage(1402, LogLevel.Warning, "LiveKit at {Url} cannot be reached: {Why}; tried again in {PauseMs} ms")]
    private static partial void Unreachable(ILogger logger, string url, string why, long pauseMs);

    [LoggerMessage(1403, LogLevel.Warning, "The connection to LiveKit at {Url} is lost: {Why}; running jobs go on, tried again in {PauseMs} ms")]
    private static partial void Lost(ILogger logger, string url, string why, long pauseMs);

    [LoggerMessage(1404, LogLevel.Debug, "Job {JobId} (room {Room}): accepted")]
    private static partial void OfferAccepted(ILogger logger, string jobId, string room);

    [LoggerMessage(1405, LogLevel.Warning, "Job {JobId}: not taken, {Why}")]
    private static partial void OfferRefused(ILogger logger, string jobId, string why);

    [LoggerMessage(1406, LogLevel.Warning, "Job {JobId} was accepted and never assigned; its place is free again")]
    private static partial void AssignmentMissing(ILogger logger, string jobId);

    [LoggerMessage(1407, LogLevel.Warning, "Job {JobId}: assigned, but not taken, {Why}")]
    private static partial void AssignmentRefused(ILogger logger, string jobId, string why);

    [LoggerMessage(1408, LogLevel.Information, "Job {JobId}: starts in room {Room}")]
    private static partial void JobStarted(ILogger logger, string jobId, string room);

    [LoggerMessage(1409, LogLevel.Information, "Job {JobId}: done")]
    private static partial void JobSucceeded(ILogger logger, string jobId);

    [LoggerMessage(1410, LogLevel.Error, "Job {JobId}: failed: {Why}")]
    private static partial void JobFailed(ILogger logger, string jobId, string why);

    [LoggerMessage(1411, LogLevel.Information, "Job {JobId}: terminated by LiveKit")]
    private static partial void JobTerminated(ILogger logger, string jobId);

    [LoggerMessage(1412, LogLevel.Information, "The worker takes no more jobs; {Jobs} may go on for {PauseMs} ms")]
    private static partial void Draining(ILogger logger, string jobs, long pauseMs);

    [LoggerMessage(1413, LogLevel.Warning, "The worker stops: {Jobs} jobs are ended")]
    private static partial void DrainOver(ILogger logger, string jobs);

    [LoggerMessage(1414, LogLevel.Information, "The worker has stopped")]
    private static partial void Stopped(ILogger logger);

    [LoggerMessage(1415, LogLevel.Error, "The actor of a job failed")]
    public static partial void Broken(ILogger logger, Exception exception);
}
