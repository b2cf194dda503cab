using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Objects that stand for arrays: <c>{ "0" : a, "1" : b }</c>.</summary>
internal static class NumericKeys
{
    /// <summary>The values under keys that are whole numbers, in numeric order; the numbers may have gaps.</summary>
    internal static IList<HoconValue> ToArray(HoconObject obj)
    {
        var indexed = new SortedDictionary<int, HoconValue>();
        foreach (var (key, value) in obj.Items)
        {
            if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                indexed[index] = value;
        }

        return [.. indexed.Values];
    }
}
