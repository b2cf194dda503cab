namespace Akka.Actor;

/// <summary>The machine's clock, in UTC, for code that needs a clock but has no scheduler.</summary>
[Obsolete("Use the system's IScheduler; it is a time provider as well.")]
public class DateTimeOffsetNowTimeProvider : IDateTimeOffsetNowTimeProvider
{
    private DateTimeOffsetNowTimeProvider()
    {
    }

    public static DateTimeOffsetNowTimeProvider Instance { get; } = new();

    public DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public TimeSpan MonotonicClock => TimeProvider.System.GetElapsedTime(0);

    public TimeSpan HighResMonotonicClock => MonotonicClock;
}
