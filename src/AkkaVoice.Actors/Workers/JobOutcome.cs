namespace AkkaVoice.Actors.Workers;

/// <summary>How a job ended, as LiveKit is told.</summary>
/// <param name="Error">What went wrong, for people; null when nothing did.</param>
public sealed record JobOutcome(string? Error)
{
    /// <summary>The job did what it should.</summary>
    public static JobOutcome Success { get; } = new((string?)null);

    /// <summary>Whether the job did what it should.</summary>
    public bool Ok => Error is null;

    /// <summary>The job went wrong.</summary>
    /// <param name="error">What went wrong.</param>
    /// <returns>The outcome.</returns>
    public static JobOutcome Failed(string error) => new(string.IsNullOrWhiteSpace(error) ? "The job failed without saying why." : error);
}
