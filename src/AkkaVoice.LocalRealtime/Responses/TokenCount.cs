namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>
/// Token numbers. For audio they are the service's (the caller's audio one token for 100 ms, the assistant's one for 50 ms); for text they are
/// estimated at four characters a token, rounded up, since this server has no tokenizer.
/// </summary>
internal static class TokenCount
{
    private const int BytesPerMs = 48;

    public static int OfText(string? text) => text is null ? 0 : (text.Length + 3) / 4;

    /// <param name="bytes">Length of the audio in bytes of 24 kHz 16-bit PCM.</param>
    public static int OfUserAudio(int bytes) => DivideUp(bytes, 100 * BytesPerMs);

    /// <param name="bytes">Length of the audio in bytes of 24 kHz 16-bit PCM.</param>
    public static int OfAssistantAudio(int bytes) => DivideUp(bytes, 50 * BytesPerMs);

    private static int DivideUp(int value, int by) => (value + by - 1) / by;
}
