namespace AkkaVoice.Testing.Time;

/// <summary>A clock that agrees with another at the start, and then runs too fast or too slow, as a sound card's does.</summary>
/// <param name="true">The clock that is right.</param>
/// <param name="ppm">How much too fast, in millionths; negative for too slow.</param>
public sealed class DriftingTime(TimeProvider @true, double ppm) : TimeProvider
{
    private readonly long _start = @true.GetTimestamp();
    private readonly DateTimeOffset _startTime = @true.GetUtcNow();

    private double Speed => 1 + (ppm / 1_000_000);

    /// <inheritdoc />
    public override long TimestampFrequency => @true.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => @true.LocalTimeZone;

    /// <inheritdoc />
    public override long GetTimestamp() => _start + (long)((@true.GetTimestamp() - _start) * Speed);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _startTime + ((@true.GetUtcNow() - _startTime) * Speed);

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new OwnTimer(this, @true.CreateTimer(callback, state, True(dueTime), True(period)));

    // Rounded up to whole ms, in which real timers count: a timer may be late, and never early by its own clock.
    private TimeSpan True(TimeSpan own) => own == Timeout.InfiniteTimeSpan || own == TimeSpan.Zero
        ? own
        : TimeSpan.FromMilliseconds(Math.Ceiling(own.TotalMilliseconds / Speed));

    private sealed class OwnTimer(DriftingTime time, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(time.True(dueTime), time.True(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
