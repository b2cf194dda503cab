using System.Globalization;
using System.Numerics;

namespace Akka.Configuration.Hocon;

/// <summary>
/// From a value to a type. The path is only for the message; null when the value is read without one.
/// The exception types are those that callers of the Akka.NET API catch.
/// </summary>
internal static class Conversion
{
    internal static bool ToBoolean(HoconValue value, string path) => value.GetString() switch
    {
        "on" or "true" or "yes" => true,
        "off" or "false" or "no" => false,
        _ => throw new NotSupportedException(
            Problem(value, path, "Unknown boolean format: {0}; allowed: on, off, true, false, yes, no")),
    };

    internal static byte ToByte(HoconValue value, string path) => ToInteger<byte>(value, path);

    internal static int ToInt(HoconValue value, string path) => ToInteger<int>(value, path);

    internal static long ToLong(HoconValue value, string path) => ToInteger<long>(value, path);

    internal static decimal ToDecimal(HoconValue value, string path) =>
        ToNumber<decimal>(value, path, NumberStyles.Number, "a decimal number");

    internal static double ToDouble(HoconValue value, string path) =>
        ToNumber<double>(value, path, NumberStyles.Float | NumberStyles.AllowThousands, "a number");

    internal static float ToFloat(HoconValue value, string path) =>
        ToNumber<float>(value, path, NumberStyles.Float | NumberStyles.AllowThousands, "a number");

    internal static TimeSpan ToTimeSpan(HoconValue value, string path, bool allowInfinite)
    {
        var text = Text(value, path, "a duration");
        if (Duration.TryParse(text, allowInfinite, out var result, out var problem))
            return result;
        throw new FormatException(Problem(value, path, "{0} " + problem));
    }

    internal static long? ToByteSize(HoconValue value, string path)
    {
        var text = value.GetString();
        if (text is null)
            return null;
        if (ByteSize.TryParse(text, out var result, out var problem))
            return result;
        throw new FormatException(Problem(value, path, "{0} " + problem));
    }

    internal static List<T> ToList<T>(HoconValue value, string path, Func<HoconValue, string, T> convert) =>
        [.. value.GetArray().Select((element, index) => convert(element, path is null ? null : $"{path}[{index}]"))];

    private static T ToInteger<T>(HoconValue value, string path) where T : struct, INumber<T>, IMinMaxValue<T>
    {
        var text = Text(value, path, "a whole number");
        if (T.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var result))
            return result;
        var range = $"a whole number from {T.MinValue} to {T.MaxValue}";
        if (BigInteger.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            throw new OverflowException(Problem(value, path, "{0} is not " + range));
        throw new FormatException(Problem(value, path, "{0} is not " + range));
    }

    private static T ToNumber<T>(HoconValue value, string path, NumberStyles styles, string expected)
        where T : struct, INumber<T>
    {
        var text = Text(value, path, expected);
        if (T.TryParse(text, styles, CultureInfo.InvariantCulture, out var result))
            return result;
        throw new FormatException(Problem(value, path, "{0} is not " + expected));
    }

    private static string Text(HoconValue value, string path, string expected) => value.GetString()
        ?? throw new ArgumentNullException(nameof(value), Problem(value, path, "{0} is not " + expected));

    private static string Problem(HoconValue value, string path, string format)
    {
        var shown = value.IsObject() ? "an object" : value.IsArray() ? "an array" : value.GetString() is { } text ? $"'{text}'" : "null";
        var prefix = string.IsNullOrEmpty(path) ? "" : path + ": ";
        var origin = value.Origin is null ? "" : $" ({value.Origin})";
        return prefix + string.Format(CultureInfo.InvariantCulture, format, shown) + origin;
    }
}
