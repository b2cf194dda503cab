namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>The limits of a connection to a model.</summary>
public sealed record RealtimeSocketOptions
{
    /// <summary>Time to open the connection. Default 10 s.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Live microphone audio that may wait to be sent, in ms; beyond it the oldest is dropped and counted. Default 2000: a
    /// stall of that length is survived without loss, a longer one costs what exceeds it. Replayed audio does not count.
    /// </summary>
    public int UplinkMs { get; init; } = 2_000;

    /// <summary>
    /// Assistant audio that may wait to be taken by the session, in bytes. Default 9,840,000: 205 s, the longest answer that
    /// 4,096 tokens can be (50 ms each).
    /// </summary>
    public int DownlinkBytes { get; init; } = 9_840_000;

    /// <summary>The longest message taken, in bytes; a longer one closes the connection (1009). Default 16 MiB.</summary>
    public int MaxMessageBytes { get; init; } = 16 << 20;

    /// <summary>How long one message may take to be sent before the connection counts as dead. Default 10 s.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a closing handshake may take before the connection is cut. Default 2 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Time between pings, which also find a peer that is gone without a word. Default 5 s; zero sends none.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a ping may stay unanswered before the connection counts as dead. Default 5 s.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
