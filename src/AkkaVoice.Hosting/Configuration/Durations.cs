using System.Globalization;

namespace AkkaVoice.Hosting.Configuration;

/// <summary>Durations in the words that the configuration uses for them.</summary>
internal static class Durations
{
    public static bool TryRead(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        try
        {
            if (text.Length == 0) return false;
            span = Akka.Configuration.ConfigurationFactory.ParseString($"x = \"{text.Replace("\"", "")}\"").GetTimeSpan("x", null, false);
            return true;
        }
        catch (Exception e) when (e is FormatException or OverflowException or Akka.Configuration.ConfigurationException)
        {
            return false;
        }
    }

    public static string Say(TimeSpan span)
    {
        var (value, unit) = span switch
        {
            { TotalHours: >= 1 } when span.Ticks % TimeSpan.TicksPerHour == 0 => (span.TotalHours, "h"),
            { TotalMinutes: >= 1 } when span.Ticks % TimeSpan.TicksPerMinute == 0 => (span.TotalMinutes, "m"),
            { TotalSeconds: >= 1 } when span.Ticks % TimeSpan.TicksPerSecond == 0 => (span.TotalSeconds, "s"),
            _ => (span.TotalMilliseconds, "ms"),
        };
        return value.ToString(CultureInfo.InvariantCulture) + unit;
    }
}
