namespace AkkaVoice.LocalRealtime.Brains.Offline;

/// <summary>The cities that can be asked for by voice. Typed questions may name any place.</summary>
internal static class Cities
{
    private static readonly string[] Names =
    [
        "Amsterdam", "Athens", "Atlanta", "Auckland", "Bangkok", "Barcelona", "Beijing", "Berlin", "Bogota", "Boston", "Brisbane",
        "Brussels", "Budapest", "Buenos Aires", "Cairo", "Cambridge", "Cape Town", "Casablanca", "Chicago", "Cologne", "Copenhagen",
        "Dallas", "Delhi", "Denver", "Detroit", "Dubai", "Dublin", "Edinburgh", "Frankfurt", "Geneva", "Glasgow", "Hamburg", "Hanoi",
        "Havana", "Helsinki", "Hong Kong", "Honolulu", "Houston", "Istanbul", "Jakarta", "Jerusalem", "Johannesburg", "Karachi", "Kiev",
        "Kyoto", "Lagos", "Las Vegas", "Lima", "Lisbon", "Liverpool", "London", "Los Angeles", "Lyon", "Madrid", "Manchester", "Manila",
        "Marseille", "Melbourne", "Mexico City", "Miami", "Milan", "Montreal", "Moscow", "Mumbai", "Munich", "Nairobi", "Naples",
        "New York", "Osaka", "Oslo", "Oxford", "Paris", "Perth", "Philadelphia", "Phoenix", "Prague", "Reykjavik", "Rio de Janeiro",
        "Rome", "San Diego", "San Francisco", "Santiago", "Sao Paulo", "Seattle", "Seoul", "Shanghai", "Singapore", "Stockholm",
        "Sydney", "Tehran", "Tokyo", "Toronto", "Vancouver", "Venice", "Vienna", "Warsaw", "Washington", "Wellington", "Zurich",
    ];

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<City> All { get; } = [.. Names.Select(name => new City(name))];

    /// <summary>The cities whose names begin at a word, the longest name first.</summary>
    public static IEnumerable<City> At(IReadOnlyList<string> words, int from) => All
        .Where(city => from + city.Words.Count <= words.Count && city.Words.SequenceEqual(words.Skip(from).Take(city.Words.Count)))
        .OrderByDescending(city => city.Words.Count);
}
