using System.Globalization;
using System.Text.RegularExpressions;

namespace AkkaVoice.Actors.Conversation.Responses;

/// <summary>
/// Finds the time after which a service wants to be asked again. The protocol has no field for it: it stands in the sentence, as in
/// "Please try again in 1.2s."
/// </summary>
internal static partial class RetryHint
{
    internal static TimeSpan? Read(string message)
    {
        var match = Hint().Match(message);
        if (!match.Success || !double.TryParse(match.Groups["number"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var unit = match.Groups["unit"].Value;
        var ms = unit.StartsWith("ms", StringComparison.OrdinalIgnoreCase) || unit.StartsWith("mil", StringComparison.OrdinalIgnoreCase) ? 1
            : unit.StartsWith('m') || unit.StartsWith('M') ? 60_000
            : 1_000;
        return TimeSpan.FromMilliseconds(Math.Min(number, 1e6) * ms);
    }

    [GeneratedRegex(@"(?:again|retry)\s+(?:in|after)\s+(?<number>\d+(?:\.\d+)?)\s*(?<unit>milliseconds?|ms|minutes?|min|m|seconds?|sec|s)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hint();
}
