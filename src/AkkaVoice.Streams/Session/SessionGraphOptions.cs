namespace AkkaVoice.Streams.Session;

/// <summary>The lengths of a session's audio buffers.</summary>
public sealed record SessionGraphOptions
{
    /// <summary>How much microphone audio goes into one message, in ms, 20 to 100. Default 20: more saves messages and costs that much delay.</summary>
    public int ChunkMs
    {
        get;
        init => field = value is >= 20 and <= 100
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ChunkMs), value, "A chunk lasts 20 to 100 ms.");
    } = 20;

    /// <summary>
    /// How much microphone audio is kept for a connection that is not there yet, or not any more, in ms, 100 to 60,000. Default
    /// 10,000 (480 kB a session).
    /// </summary>
    public int RingMs
    {
        get;
        init => field = value is >= 100 and <= 60_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RingMs), value, "The ring holds 100 to 60,000 ms.");
    } = 10_000;

    /// <summary>
    /// How much of what the model said may wait to be heard, in ms, 1,000 to 600,000. Default 205,000: the longest answer that 4,096
    /// tokens can be. Memory is taken only for what waits (48 bytes a ms).
    /// </summary>
    public int PlayoutMs
    {
        get;
        init => field = value is >= 1_000 and <= 600_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(PlayoutMs), value, "The playout holds 1,000 to 600,000 ms.");
    } = 205_000;
}
