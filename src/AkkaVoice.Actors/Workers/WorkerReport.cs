namespace AkkaVoice.Actors.Workers;

/// <summary>How a worker stands.</summary>
/// <param name="Registered">Whether the server knows it at the moment.</param>
/// <param name="WorkerId">The id that the server gave; null while it does not know the worker.</param>
/// <param name="ActiveJobs">Jobs that run.</param>
/// <param name="Load">The load as it was measured last, 0 to 1.</param>
/// <param name="Draining">Whether it is about to stop, and takes no more jobs.</param>
public sealed record WorkerReport(bool Registered, string? WorkerId, int ActiveJobs, double Load, bool Draining);
