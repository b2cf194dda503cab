namespace AkkaVoice.LocalRealtime.Protocol;

/// <summary>Makes ids of the form <c>prefix_</c> plus 21 letters and digits; the same seed gives the same ids in the same order.</summary>
/// <param name="random">The session's source of randomness.</param>
internal sealed class IdGenerator(Random random)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Length = 21;

    public string Item() => Make("item_");

    public string Response() => Make("resp_");

    public string Call() => Make("call_");

    public string Conversation() => Make("conv_");

    public string Session() => Make("sess_");

    /// <summary>Writes an <c>event_…</c> id without allocating.</summary>
    /// <returns>The number of bytes written, 27.</returns>
    public int WriteEvent(Span<byte> destination)
    {
        "event_"u8.CopyTo(destination);
        for (var i = 6; i < 6 + Length; i++)
        {
            destination[i] = (byte)Alphabet[random.Next(Alphabet.Length)];
        }

        return 6 + Length;
    }

    private string Make(string prefix) => string.Create(prefix.Length + Length, (prefix, random), static (span, state) =>
    {
        state.prefix.CopyTo(span);
        foreach (ref var c in span[state.prefix.Length..])
        {
            c = Alphabet[state.random.Next(Alphabet.Length)];
        }
    });
}
