namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>
/// Estimates which words were heard from how much audio was. The model gives no alignment between the two; words are
/// spread evenly over the audio, and the cut falls back to the end of the last whole word.
/// </summary>
public static class HeardText
{
    /// <summary>
    /// Ms per character assumed when the item was cut while it was still being made: its text then runs ahead of its audio by
    /// an unknown amount. 65 ms a character is brisk English (about 170 words a minute).
    /// </summary>
    public const int BriskMsPerCharacter = 65;

    /// <summary>Estimates the heard part of a text.</summary>
    /// <param name="text">All the text there is.</param>
    /// <param name="heardMs">How much audio was heard, in ms.</param>
    /// <param name="receivedMs">How much audio there was, in ms.</param>
    /// <param name="complete">Whether text and audio were both there to the end, so that they cover each other.</param>
    /// <returns>A prefix of the text that ends with a whole word; all of it when all audio was heard.</returns>
    public static string Estimate(string text, int heardMs, int receivedMs, bool complete)
    {
        if (heardMs <= 0 || receivedMs <= 0)
        {
            return "";
        }

        if (complete && heardMs >= receivedMs)
        {
            return text;
        }

        var perCharacter = text.Length == 0 ? 1.0 : (double)receivedMs / text.Length;
        if (!complete)
        {
            perCharacter = Math.Max(perCharacter, BriskMsPerCharacter);
        }

        var characters = (int)Math.Min(text.Length, heardMs / perCharacter);
        return WholeWords(text, characters);
    }

    private static string WholeWords(string text, int characters)
    {
        if (characters >= text.Length)
        {
            return text;
        }

        var end = characters;
        while (end > 0 && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        // Scripts without spaces have no word ends to fall back to; there the estimate itself is the cut.
        if (end == 0 && !text.AsSpan(0, characters).ContainsAny(" \t\n") && text.AsSpan().IndexOfAny(" \t\n") < 0)
        {
            end = char.IsLowSurrogate(text[characters]) ? characters - 1 : characters;
        }

        return text[..end].TrimEnd();
    }
}
