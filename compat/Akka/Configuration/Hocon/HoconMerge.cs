namespace Akka.Configuration.Hocon;

/// <summary>Laying one value over another, as duplicate keys, object concatenation and fallbacks do.</summary>
internal static class HoconMerge
{
    /// <summary>
    /// <paramref name="upper"/>, and where both are objects also the keys that only <paramref name="lower"/> has. Neither is changed.
    /// </summary>
    internal static HoconValue Over(HoconValue upper, HoconValue lower)
    {
        if (lower.IsEmpty && !upper.IsEmpty)
            return upper;
        if (upper.Values.Count == 0)
            return lower;
        if (!upper.IsObject() || !lower.IsObject())
            return upper;
        var merged = new HoconObject();
        foreach (var (key, value) in lower.GetObject().Items)
            merged.Items[key] = value;
        merged.Merge(upper.GetObject());
        return new HoconValue([merged]) { Origin = upper.Origin ?? lower.Origin };
    }
}
