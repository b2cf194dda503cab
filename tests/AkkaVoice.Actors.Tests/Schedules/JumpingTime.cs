namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>A clock whose wall time can be set wrong; what it measures and its timers go on as those of the clock beneath.</summary>
internal sealed class JumpingTime(TimeProvider inner) : TimeProvider
{
    /// <summary>How far the wall time is ahead of the right one.</summary>
    public TimeSpan Ahead { get; set; }

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Ahead;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
