using System.Globalization;

namespace Akka.Hosting;

/// <summary>Values as HOCON writes them.</summary>
public static class HoconExtensions
{
    /// <summary>The text, in quotes when HOCON needs them.</summary>
    public static string ToHocon(this string? text)
    {
        if (text is null)
            return "null";
        return text.Length > 0 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? text
            : "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r") + "\"";
    }

    public static string? ToHocon(this bool? value) => value?.ToHocon();

    public static string ToHocon(this bool value) => value ? "on" : "off";

    public static string? ToHocon(this TimeSpan? value, bool allowInfinite = false, bool zeroIsInfinite = false) =>
        value?.ToHocon(allowInfinite, zeroIsInfinite);

    /// <summary>A duration.</summary>
    /// <param name="value">The time.</param>
    /// <param name="allowInfinite">Whether negative times are written as infinite.</param>
    /// <param name="zeroIsInfinite">Whether zero is written as infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and may not be infinite.</exception>
    public static string ToHocon(this TimeSpan value, bool allowInfinite = false, bool zeroIsInfinite = false)
    {
        if (value < TimeSpan.Zero || (zeroIsInfinite && value == TimeSpan.Zero))
        {
            return allowInfinite
                ? "infinite"
                : throw new ArgumentOutOfRangeException(nameof(value), value, "A duration must not be negative here.");
        }

        return value.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) + "ms";
    }

    public static string? ToHocon(this float? value) => value?.ToHocon();

    public static string ToHocon(this float value) => value.ToString(CultureInfo.InvariantCulture);

    public static string? ToHocon(this double? value) => value?.ToHocon();

    public static string ToHocon(this double value) => value.ToString(CultureInfo.InvariantCulture);

    public static string? ToHocon(this int? value) => value?.ToHocon();

    public static string ToHocon(this int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string? ToHocon(this long? value) => value?.ToHocon();

    public static string ToHocon(this long value) => value.ToString(CultureInfo.InvariantCulture);
}
