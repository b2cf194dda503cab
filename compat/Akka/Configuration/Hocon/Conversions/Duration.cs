namespace Akka.Configuration.Hocon;

/// <summary>Durations as the HOCON specification writes them.</summary>
internal static class Duration
{
    private const string Allowed =
        "is not a duration; allowed: a number with one of ns, us, ms, s, m, h, d or their long names, or a bare number of milliseconds";

    internal static bool TryParse(string text, bool allowInfinite, out TimeSpan result, out string problem)
    {
        result = Timeout.InfiniteTimeSpan;
        problem = Allowed;
        if (string.Equals(text, "infinite", StringComparison.OrdinalIgnoreCase))
        {
            problem = "is not allowed here; a finite duration is needed";
            return allowInfinite;
        }

        if (!UnitText.TrySplit(text, out var number, out var unit) || TicksPerUnit(unit) is not { } ticks)
            return false;
        if (number < 0)
        {
            problem = $"is negative: Expected a positive value instead of {number}";
            return false;
        }

        if (number > TimeSpan.MaxValue.Ticks / ticks)
        {
            problem = $"is too long; the longest duration is {TimeSpan.MaxValue.Days} days";
            return false;
        }

        result = TimeSpan.FromTicks((long)(number * ticks));
        return true;
    }

    private static decimal? TicksPerUnit(string unit) => unit switch
    {
        "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => 0.01m,
        "us" or "micro" or "micros" or "microsecond" or "microseconds" => TimeSpan.TicksPerMicrosecond,
        "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => TimeSpan.TicksPerMillisecond,
        "s" or "second" or "seconds" => TimeSpan.TicksPerSecond,
        "m" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
        "h" or "hour" or "hours" => TimeSpan.TicksPerHour,
        "d" or "day" or "days" => TimeSpan.TicksPerDay,
        _ => null,
    };
}
