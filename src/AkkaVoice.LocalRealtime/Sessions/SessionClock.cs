namespace AkkaVoice.LocalRealtime.Sessions;

/// <summary>Time since the session began, from the monotonic clock of a <see cref="TimeProvider"/>.</summary>
internal sealed class SessionClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Wall-clock time at which the session began.</summary>
    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    public TimeSpan Now => time.GetElapsedTime(_start);
}
