using System.Globalization;
using Akka.Configuration;

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
            : "\"" + string.Concat(text.Select(Escaped)) + "\"";
    }

    public static string? ToHocon(this bool? value) => value?.ToHocon();

    public static string ToHocon(this bool value) => value ? "true" : "false";

    public static string ToHocon(this TimeSpan? value, bool allowInfinite = false, bool zeroIsInfinite = false) =>
        value?.ToHocon(allowInfinite, zeroIsInfinite) ?? throw new ConfigurationException("Value can not be null");

    /// <summary>A duration.</summary>
    /// <param name="value">The time.</param>
    /// <param name="allowInfinite">Whether negative times are written as infinite.</param>
    /// <param name="zeroIsInfinite">Whether zero is written as infinite.</param>
    /// <exception cref="ConfigurationException">The time would be infinite and may not be.</exception>
    public static string ToHocon(this TimeSpan value, bool allowInfinite = false, bool zeroIsInfinite = false)
    {
        if (value < TimeSpan.Zero || (zeroIsInfinite && value == TimeSpan.Zero))
        {
            return allowInfinite
                ? "infinite"
                : throw new ConfigurationException($"The duration {value} stands for an infinite one, which is not allowed here.");
        }

        return value == TimeSpan.Zero ? "0" : value.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) + "ms";
    }

    public static string? ToHocon(this float? value) => value?.ToHocon();

    public static string ToHocon(this float value) => value.ToString(CultureInfo.InvariantCulture);

    public static string? ToHocon(this double? value) => value?.ToHocon();

    public static string ToHocon(this double value) => value.ToString(CultureInfo.InvariantCulture);

    public static string? ToHocon(this int? value) => value?.ToHocon();

    public static string ToHocon(this int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string? ToHocon(this long? value) => value?.ToHocon();

    public static string ToHocon(this long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(char c) => c switch
    {
        '\\' or '"' or '/' => $"\\{c}",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        >= ' ' and <= '~' => c.ToString(),
        _ => $"\\u{(int)c:x4}",
    };
}
