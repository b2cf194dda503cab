using System.Globalization;
using System.Text.RegularExpressions;

namespace AkkaVoice.Actors.Agents;

/// <summary>
/// Placeholders in instructions: <c>{room.name}</c>, <c>{participant.identity}</c> and <c>{now}</c> (date, time and day of the week where
/// the program runs). <c>{{now}}</c> stands for the text <c>{now}</c>; braces around anything but a name, and <c>${now}</c>, mean nothing.
/// </summary>
public static partial class Placeholders
{
    /// <summary>The names that are known.</summary>
    public static IReadOnlyList<string> Names { get; } = ["room.name", "participant.identity", "now"];

    /// <summary>Finds placeholders that are not known.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The unknown names, each once; empty when all are known.</returns>
    public static IReadOnlyList<string> Unknown(string text) =>
        [.. Pattern().Matches(text).Where(match => !IsEscaped(match)).Select(match => match.Groups["name"].Value).Except(Names)];

    /// <summary>Fills a text in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="room">The room's name.</param>
    /// <param name="participant">Who the person is.</param>
    /// <param name="now">The time.</param>
    /// <returns>The text without placeholders.</returns>
    public static string Fill(string text, string room, string participant, DateTimeOffset now) => Pattern().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        return IsEscaped(match) ? $"{{{name}}}" : name switch
        {
            "room.name" => room,
            "participant.identity" => participant,
            "now" => now.ToString("dddd, d MMMM yyyy, HH:mm zzz", CultureInfo.InvariantCulture),
            _ => match.Value,
        };
    });

    private static bool IsEscaped(Match match) => match.Value.StartsWith("{{", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{(?<name>[a-z][a-z0-9_.-]*)\}\}|(?<!\$)\{(?<name>[a-z][a-z0-9_.-]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
