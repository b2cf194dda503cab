namespace AkkaVoice.LocalRealtime.InMemory;

/// <summary>How a pair of in-memory sockets behaves.</summary>
public sealed record InMemoryWebSocketOptions
{
    /// <summary>
    /// Bytes that may wait in one direction; a send beyond it waits until the other end has read. A message that is longer than this
    /// passes when nothing else waits. Default: 16 MiB.
    /// </summary>
    public int CapacityBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Longest piece in which a message is delivered, in bytes. Default: as long as the reader's buffer.</summary>
    public int MaxFragmentBytes { get; init; } = int.MaxValue;

    /// <summary>
    /// True resumes a waiting reader of the first end on the thread pool, false on the thread that sent. The second end always runs on
    /// the sender's thread. Default: true.
    /// </summary>
    public bool ResumeFirstEndAsynchronously { get; init; } = true;
}
