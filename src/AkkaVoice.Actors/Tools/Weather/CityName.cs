namespace AkkaVoice.Actors.Tools.Weather;

/// <summary>Makes different spellings of a city's name equal.</summary>
internal static class CityName
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýžšćč";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyzscc";

    /// <summary>Folds case, accents (Latin letters), hyphens, a country behind a comma and the word "city".</summary>
    /// <param name="city">The name.</param>
    /// <returns>The folded name.</returns>
    internal static string Fold(string city)
    {
        var name = city.Split(',')[0].Trim().ToLowerInvariant();
        var folded = string.Create(name.Length, name, (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                var place = Accented.IndexOf(source[i]);
                target[i] = place >= 0 ? Plain[place] : source[i] == '-' ? ' ' : source[i];
            }
        });
        return folded is "new york city" or "washington dc" or "quebec city" ? folded[..folded.LastIndexOf(' ')] : folded;
    }
}
