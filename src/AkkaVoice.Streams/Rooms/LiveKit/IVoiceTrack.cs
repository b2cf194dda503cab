namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>Where the agent's voice goes in: LiveKit's native queue of 24 kHz mono samples.</summary>
internal interface IVoiceTrack
{
    /// <summary>What was handed over and has not sounded.</summary>
    TimeSpan Queued { get; }

    /// <summary>Hands samples over; they are copied at once. Awaited once, before the next.</summary>
    ValueTask TakeAsync(ReadOnlySpan<short> samples);

    /// <summary>Throws away what has not sounded.</summary>
    void Clear();
}
