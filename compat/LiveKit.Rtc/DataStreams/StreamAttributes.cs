namespace LiveKit.Rtc.DataStreams;

/// <summary>Free keys and values of a stream: some come with its beginning, some with its end.</summary>
internal static class StreamAttributes
{
    /// <summary>Both; of a key that comes twice, the later value.</summary>
    internal static IReadOnlyDictionary<string, string> Joined(IReadOnlyDictionary<string, string> begun, IEnumerable<KeyValuePair<string, string>> ended)
    {
        var all = new Dictionary<string, string>(begun);
        foreach (var (key, value) in ended)
            all[key] = value;
        return all;
    }
}
