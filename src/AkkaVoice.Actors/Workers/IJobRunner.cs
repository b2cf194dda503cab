namespace AkkaVoice.Actors.Workers;

/// <summary>What a job is: joining a room with a token, and a session there that ends with an outcome.</summary>
public interface IJobRunner
{
    /// <summary>Runs a job to its end. Each call stands alone: many run at once.</summary>
    /// <param name="job">Where to, and with which token.</param>
    /// <param name="stop">
    /// The job is to end in good order: it was terminated, or the worker stops. It has <see cref="WorkerOptions.StopTimeout"/> for that.
    /// </param>
    /// <returns>How it ended. An exception counts as a failed job, with its message as the error.</returns>
    Task<JobOutcome> RunAsync(AssignedJob job, CancellationToken stop);
}
