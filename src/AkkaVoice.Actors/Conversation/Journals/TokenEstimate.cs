namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>
/// Estimates what an item costs the model to read. Only the service's own count is exact; this one decides what to leave out before
/// there is a count.
/// </summary>
public static class TokenEstimate
{
    /// <summary>Characters of a token of English text, on average (OpenAI's rule of thumb).</summary>
    public const int CharactersPerToken = 4;

    // What surrounds the text of an item.
    private const int Overhead = 4;

    // 5 s of the person's speech, at 1 token per 100 ms.
    private const int SpokenTurn = 50;

    /// <summary>Estimates an item as it is told to a new connection.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Tokens; 0 for what is not told.</returns>
    public static int Of(JournalItem item) => item switch
    {
        PersonItem { Committed: true, Ignored: false } person => person.Text.Length > 0 ? Of(person.Text) : SpokenTurn,
        AssistantItem assistant => assistant.HeardText.Length > 0 ? Of(assistant.HeardText) : 0,
        ToolItem { Output: { } output } tool => Of(tool.Name + tool.Arguments) + Of(output),
        _ => 0,
    };

    /// <summary>Estimates a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Tokens.</returns>
    public static int Of(string text) => Overhead + ((text.Length + CharactersPerToken - 1) / CharactersPerToken);

    /// <summary>The longest text that costs no more than that.</summary>
    /// <param name="tokens">Tokens.</param>
    /// <returns>Characters.</returns>
    internal static int CharactersIn(int tokens) => Math.Max(0, tokens - Overhead) * CharactersPerToken;
}
