using System.Text.RegularExpressions;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>Names as they are spelled in <c>config.hocon</c>: lower case with hyphens.</summary>
internal static partial class Words
{
    /// <summary><c>EndSession</c> becomes <c>end-session</c>.</summary>
    public static string Spell(string name) => Hump().Replace(name, "-$0").ToLowerInvariant();

    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>The name that was probably meant, or null: at most two letters differ.</summary>
    public static string? Nearest(string text, IEnumerable<string> names) =>
        names.Select(name => (name, distance: Distance(text, name))).Where(x => x.distance <= 2).OrderBy(x => x.distance).FirstOrDefault().name;

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Hump();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Name();

    // Levenshtein's distance, a row at a time.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[b.Length];
    }
}
