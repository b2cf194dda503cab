namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.browser</c>: the page and the room behind it.</summary>
public sealed class BrowserSettings : SettingsGroup
{
    /// <summary>Whether the page is served.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Further origins from which the page may be used: scheme, host and port.</summary>
    public IReadOnlyList<string>? Origins { get; set; }

    /// <summary>Voice kept at the browser ahead of what sounds, in ms, 40 to 400.</summary>
    public int? QueueMs { get; set; }

    /// <summary>Microphone audio that waits for the session, in ms, 100 to 5000.</summary>
    public int? MicrophoneQueueMs { get; set; }

    /// <summary>The longest message that a browser may send, in bytes, 2048 to 1048576.</summary>
    public int? MaxMessageBytes { get; set; }

    /// <summary>Messages a second that a browser may send, 110 to 1000.</summary>
    public int? MessagesPerSecond { get; set; }

    /// <summary>Bytes that may wait for a browser that reads slowly, 65536 to 67108864.</summary>
    public int? MaxWaitingBytes { get; set; }

    /// <summary>How long a browser may take to read, to answer and to play, 1 s to 2 min.</summary>
    public TimeSpan? Patience { get; set; }

    /// <summary>Connections a second that are let in, 1 to 1000.</summary>
    public int? ConnectsPerSecond { get; set; }

    /// <summary>Sessions a second that begin, 1 to 1000.</summary>
    public int? SessionsPerSecond { get; set; }
}
