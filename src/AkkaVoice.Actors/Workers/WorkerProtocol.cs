namespace AkkaVoice.Actors.Workers;

/// <summary>What <see cref="AgentWorker"/> is told and asked.</summary>
public static class WorkerProtocol
{
    /// <summary>How does it stand? Answered with a <see cref="WorkerReport"/>.</summary>
    public sealed record Look
    {
        /// <summary>The question.</summary>
        public static Look Instance { get; } = new();
    }

    /// <summary>
    /// No more jobs: those that run may end, and the worker stops with the last one. Answered with <see cref="Drained"/>. Told once more, the
    /// time may only become shorter.
    /// </summary>
    /// <param name="Within">How long they may go on; null for <see cref="WorkerOptions.DrainTimeout"/>, zero for not at all.</param>
    public sealed record Drain(TimeSpan? Within = null);

    /// <summary>The worker has no jobs and no connection any more.</summary>
    public sealed record Drained
    {
        /// <summary>The answer.</summary>
        public static Drained Instance { get; } = new();
    }
}
