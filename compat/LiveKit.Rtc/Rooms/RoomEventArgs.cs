namespace LiveKit.Rtc;

/// <summary>What happened to a track of another participant.</summary>
/// <param name="Publication">The offer.</param>
/// <param name="Participant">Whose it is.</param>
public record RemotePublicationEvent(RemoteTrackPublication Publication, RemoteParticipant Participant);

/// <summary>A track is received from now on, or no longer.</summary>
/// <param name="Track">The track.</param>
/// <param name="Publication">Its offer.</param>
/// <param name="Participant">Whose it is.</param>
public sealed record TrackSubscriptionEvent(RemoteTrack Track, RemoteTrackPublication Publication, RemoteParticipant Participant)
    : RemotePublicationEvent(Publication, Participant);

/// <summary>A track could not be subscribed to.</summary>
/// <param name="TrackSid">The track.</param>
/// <param name="Participant">Whose it is.</param>
/// <param name="Error">Why.</param>
public sealed record TrackSubscriptionFailedEvent(string TrackSid, RemoteParticipant Participant, string Error);

/// <summary>What happened to a track of one's own.</summary>
/// <param name="Publication">The offer.</param>
/// <param name="Participant">Oneself.</param>
public sealed record LocalPublicationEvent(LocalTrackPublication Publication, LocalParticipant Participant);

/// <summary>A track of one's own was published again after the room was joined anew, under another id.</summary>
/// <param name="Publication">The offer, the same object as before.</param>
/// <param name="PreviousSid">Its former id.</param>
/// <param name="Participant">Oneself.</param>
public sealed record LocalTrackRepublishedEvent(LocalTrackPublication Publication, string PreviousSid, LocalParticipant Participant);

/// <summary>A track, of whatever side, was muted or unmuted.</summary>
/// <param name="Publication">The offer.</param>
/// <param name="Participant">Whose it is.</param>
public sealed record TrackMuteEvent(TrackPublication Publication, Participant Participant);

/// <summary>A participant's attributes changed.</summary>
/// <param name="Changed">Those that changed, with their new values; an empty value is one that is gone.</param>
/// <param name="Participant">Whose they are.</param>
public sealed record AttributesChangedEvent(IReadOnlyDictionary<string, string> Changed, Participant Participant);

/// <summary>A participant's connection is better or worse than before.</summary>
/// <param name="Quality">How good it is.</param>
/// <param name="Participant">Whose it is.</param>
public sealed record ConnectionQualityEvent(ConnectionQuality Quality, Participant Participant);

/// <summary>A data packet.</summary>
/// <param name="Data">What it holds.</param>
/// <param name="Participant">Who sent it; null when a server did.</param>
/// <param name="IsReliable">Whether it came in order and without loss.</param>
/// <param name="Topic">What it is about; null when the sender did not say.</param>
public sealed record DataReceivedEvent(ReadOnlyMemory<byte> Data, RemoteParticipant? Participant, bool IsReliable, string? Topic);

/// <summary>A key pressed on a telephone.</summary>
/// <param name="Code">0 to 9, 10 for *, 11 for #, 12 to 15 for A to D.</param>
/// <param name="Digit">The key as text.</param>
/// <param name="Participant">Whose telephone it is; null when nobody is known by that name.</param>
public sealed record DtmfReceivedEvent(int Code, string Digit, RemoteParticipant? Participant);

/// <summary>What somebody said, as text, in the way of before there were text streams (<c>lk.transcription</c>).</summary>
/// <param name="Transcription">What was said.</param>
/// <param name="Participant">Who said it; null when nobody is known by that name.</param>
public sealed record TranscriptionReceivedEvent(Transcription Transcription, Participant? Participant);
