namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>A browser room's limits. Whoever exceeds one is disconnected with a <see cref="BrowserClose"/> that names it.</summary>
public sealed record BrowserRoomOptions
{
    /// <summary>The room's name.</summary>
    public string Name { get; init; } = "browser";

    /// <summary>Voice kept at the browser ahead of what sounds, in ms, 40 to 400. Less reacts no sooner; more bridges longer hiccups of the network.</summary>
    public int QueueMs { get; init; } = 100;

    /// <summary>Microphone audio that waits for the session, in ms, 100 to 5,000. The oldest is dropped first, and counted.</summary>
    public int MicrophoneQueueMs { get; init; } = 500;

    /// <summary>The longest message that a browser may send, in bytes, 2,048 to 1,048,576.</summary>
    public int MaxMessageBytes { get; init; } = 16_384;

    /// <summary>Messages a second that a browser may send in the long run, 110 (audio and reports take 100) to 1,000; five seconds' worth at once.</summary>
    public int MessagesPerSecond { get; init; } = 200;

    /// <summary>Bytes that may wait to be sent to a browser that reads slowly, 65,536 to 67,108,864.</summary>
    public int MaxWaitingBytes { get; init; } = 1_048_576;

    /// <summary>How long a browser may take to read, to answer, and to play what it was given, 1 s to 2 min.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
