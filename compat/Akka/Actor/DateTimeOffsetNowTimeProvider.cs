namespace Akka.Actor;

/// <summary>The machine's clock, in UTC, for code that needs a clock but has no scheduler.</summary>
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
