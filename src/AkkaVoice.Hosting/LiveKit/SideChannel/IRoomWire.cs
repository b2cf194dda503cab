namespace AkkaVoice.Hosting.LiveKit.SideChannel;

/// <summary>What the side channel needs of a room, in its own words; all of it may be called on any thread.</summary>
internal interface IRoomWire
{
    /// <summary>The agent's own identity.</summary>
    string AgentIdentity { get; }

    /// <summary>The agent's track, which its words go with; null while it is not published.</summary>
    string? AgentTrack { get; }

    /// <summary>Whom the agent listens to; null while there is nobody.</summary>
    string? Person { get; }

    /// <summary>That participant's microphone track; null while there is none.</summary>
    string? PersonTrack { get; }

    /// <summary>Changes attributes of the agent's.</summary>
    Task SetAttributesAsync(IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation);

    /// <summary>Begins a text stream to everybody in the room.</summary>
    /// <param name="topic">What it is about.</param>
    /// <param name="sender">Whose words they are; not always the agent's.</param>
    /// <param name="attributes">What goes with it.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ITextStream> OpenTextAsync(string topic, string sender, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation);

    /// <summary>Sends a transcription packet, for front ends from before there were text streams.</summary>
    Task SendTranscriptionAsync(string participant, string track, string segmentId, string text, bool final, CancellationToken cancellation);

    /// <summary>Tells when the connection to the room was lost and is there again.</summary>
    void OnRestored(Action handler);

    /// <summary>Has texts of a topic handed over, each whole.</summary>
    /// <param name="topic">What they are about.</param>
    /// <param name="handler">Takes the sender's identity and the text.</param>
    void OnText(string topic, Func<string, string, Task> handler);

    /// <summary>Answers a remote procedure call.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="handler">Takes the caller's identity and the payload; an <see cref="RpcRefusedException"/> is the caller's error.</param>
    void OnCall(string method, Func<string, string, Task<string>> handler);
}

/// <summary>A text that is sent piece by piece.</summary>
internal interface ITextStream
{
    Task WriteAsync(string text, CancellationToken cancellation);

    /// <summary>Ends it, with attributes that hold from then on.</summary>
    Task CloseAsync(IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation);

    /// <summary>Breaks it off; its receivers are told why.</summary>
    Task AbortAsync(string why, CancellationToken cancellation);
}

/// <summary>A remote procedure call is refused.</summary>
/// <param name="message">Why, for the caller.</param>
internal sealed class RpcRefusedException(string message) : Exception(message);
