using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Text such as <c>1.5 s</c>: a number, optional space, and a unit of letters.</summary>
internal static class UnitText
{
    /// <summary>Splits before the first letter that ends the text; an exponent (<c>1e3</c>) belongs to the number.</summary>
    internal static bool TrySplit(string text, out decimal number, out string unit)
    {
        text = text.Trim();
        var end = text.Length;
        while (end > 0 && char.IsLetter(text[end - 1]))
            end--;
        unit = text[end..];
        return decimal.TryParse(text.AsSpan(0, end).TrimEnd(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
