namespace AkkaVoice.Actors.Tools;

/// <summary>What goes for one tool.</summary>
public sealed record ToolPolicy
{
    /// <summary>How long a call may take, 100 ms to 10 min; null for the limit of all tools.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether a running call is cancelled when the person interrupts. Default false: it runs on, the model is told what came of it, and
    /// nothing that it began is left half done.
    /// </summary>
    public bool CancelOnInterruption { get; init; }
}
