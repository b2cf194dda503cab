using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace AkkaVoice.Hosting.Configuration;

/// <summary>Finds keys that mean nothing, which are usually keys misspelled.</summary>
internal static class UnknownKeys
{
    /// <summary>What stands here is checked by those who read it: stages have keys of their own.</summary>
    private const string Pipelines = "akkavoice.pipelines.";

    public static void Check(Config config, string source, IReadOnlyDictionary<string, HoconValue> known, List<string> errors)
    {
        foreach (var key in ConfigKeys.Leaves(config).Keys)
        {
            if (!known.ContainsKey(key) && !key.StartsWith(Pipelines, StringComparison.Ordinal)) errors.Add(Say(key, source, known));
        }
    }

    public static string Say(string key, string source, IReadOnlyDictionary<string, HoconValue> known)
    {
        var siblings = known.Keys.Where(k => Parent(k) == Parent(key)).Select(Name).ToArray();
        var nearest = known.Keys.MinBy(k => Distance(k, key));
        var hint = siblings.Length > 0 ? $"allowed there: {string.Join(", ", siblings)}" : $"the nearest one is {nearest}";
        if (nearest is not null && siblings.Length > 0 && Distance(nearest, key) <= 3) hint += $" (did you mean {nearest}?)";
        return $"{key} in {source} is not a key; {hint}";
    }

    private static string Parent(string key) => key[..Math.Max(0, key.LastIndexOf('.'))];

    private static string Name(string key) => key[(key.LastIndexOf('.') + 1)..];

    /// <summary>Levenshtein's edit distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
