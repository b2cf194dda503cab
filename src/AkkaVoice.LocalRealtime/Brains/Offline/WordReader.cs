using System.Text.RegularExpressions;

namespace AkkaVoice.LocalRealtime.Brains.Offline;

/// <summary>Reads the intent out of words, heard or typed.</summary>
internal static partial class WordReader
{
    /// <summary>The intent of a text. A typed question may name any place, and may have other words around it.</summary>
    public static Intent Read(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant().Replace('’', '\'')).Select(match => match.Value).ToList();
        if (words.Count == 0)
            return Intent.OutOfScope;
        return IntentTable.Find(words) ?? (PlaceIn(text) is { } place ? new Intent(IntentKind.Weather, place) : Intent.OutOfScope);
    }

    /// <summary>The place in "… weather … in PLACE", as it was written.</summary>
    private static string? PlaceIn(string text) => WeatherIn().Match(text) is { Success: true } match ? match.Groups["place"].Value.Trim() : null;

    [GeneratedRegex(@"[\p{L}\p{M}']+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(weather|forecast|temperature)\b.*?\b(in|for|at)\s+(?<place>\p{L}[\p{L}\p{M}' .-]{0,58}?)\s*((right\s+)?now|today|please)?\s*[,?!.]*\s*(today|now|please)?\s*[?!.]*\s*$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex WeatherIn();
}
