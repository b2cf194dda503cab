using System.Collections.Immutable;

namespace AkkaVoice.Actors.Conversation.Interruptions;

/// <summary>Tells words that only say "I am listening" from words that mean something.</summary>
internal static class Backchannel
{
    /// <summary>Whether a text holds a word at all.</summary>
    internal static bool HasWords(string text) => text.Any(char.IsLetterOrDigit);

    /// <summary>Whether a text holds more than backchannels, which may stand in it in any number and order.</summary>
    internal static bool SaysMore(string text, ImmutableArray<string> backchannels)
    {
        var words = Words(text);
        var phrases = (backchannels.IsDefault ? [] : backchannels).Select(Words).Where(phrase => phrase.Length > 0)
            .OrderByDescending(phrase => phrase.Length)
            .ToList();
        for (var at = 0; at < words.Length;)
        {
            var rest = words.AsMemory(at);
            if (phrases.Find(phrase => rest.Span.StartsWith(phrase)) is not { } known)
            {
                return true;
            }

            at += known.Length;
        }

        return false;
    }

    // "Uh-huh!" and "uh huh" are the same two words; "m'hm" is one.
    private static string[] Words(string text) =>
        new string([.. text.ToLowerInvariant().Where(letter => letter is not '\'' and not '’').Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
