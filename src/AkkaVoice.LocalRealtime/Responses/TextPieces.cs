namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>Cuts text into the pieces in which it is streamed. The pieces joined are the text again, character for character.</summary>
internal static class TextPieces
{
    /// <summary>Pieces of at most <paramref name="words"/> words; the space before a word belongs to its piece.</summary>
    public static IEnumerable<string> Words(string text, int words)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfWords(text, start, words);
            yield return text[start..end];
            start = end;
        }
    }

    /// <summary>End of the piece of so many words that begins at <paramref name="start"/>.</summary>
    public static int EndOfWords(string text, int start, int words)
    {
        var end = start;
        for (var i = 0; i < words && end < text.Length; i++)
        {
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }
        }

        return end;
    }

    /// <summary>End of the piece of so many characters that begins at <paramref name="start"/>; it never splits a surrogate pair.</summary>
    public static int EndOfCharacters(string text, int start, int characters)
    {
        var end = Math.Min(text.Length, start + characters);
        return end < text.Length && char.IsHighSurrogate(text[end - 1]) ? end + 1 : end;
    }
}
