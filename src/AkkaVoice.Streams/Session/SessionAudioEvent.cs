using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Session;

/// <summary>What a session's running graph tells the session about its audio.</summary>
public abstract record SessionAudioEvent
{
    /// <summary>When it happened, as a <see cref="TimeProvider.GetTimestamp"/> value.</summary>
    public long At { get; init; }
}

/// <summary>The person has left for good: the microphone has completed. Once in a session.</summary>
public sealed record MicrophoneEnded : SessionAudioEvent;

/// <summary>
/// Audio was thrown away because an edge of the graph was full. One event for each episode, told when the edge accepts
/// audio again or, while it stays full, at least once a second.
/// </summary>
/// <param name="Edge">The edge, for example <c>microphone</c> (the ring before the connection) or <c>uplink</c> (the connection's own queue).</param>
/// <param name="DroppedMs">How much was thrown away in this episode and not yet told, in ms.</param>
public sealed record AudioDropped(string Edge, int DroppedMs) : SessionAudioEvent;

/// <summary>A stage of a pipeline tells something.</summary>
/// <param name="Event">What.</param>
public sealed record StageTold(StageEvent Event) : SessionAudioEvent;
