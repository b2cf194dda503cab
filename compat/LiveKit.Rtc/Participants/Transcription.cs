namespace LiveKit.Rtc;

/// <summary>What a participant said, as text.</summary>
/// <param name="ParticipantIdentity">Who spoke.</param>
/// <param name="TrackSid">The track it was heard on.</param>
/// <param name="Segments">The parts.</param>
public sealed record Transcription(string ParticipantIdentity, string TrackSid, IReadOnlyList<TranscriptionSegment> Segments);

/// <summary>A part of what was said; sent again, with the same id, as it grows.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The text so far.</param>
/// <param name="StartTime">Where it begins, in ms; 0 when not known.</param>
/// <param name="EndTime">Where it ends, in ms; 0 when not known.</param>
/// <param name="IsFinal">Whether it will not change any more.</param>
/// <param name="Language">Its language, such as <c>en</c>; empty when not known.</param>
public sealed record TranscriptionSegment(string Id, string Text, long StartTime = 0, long EndTime = 0, bool IsFinal = true, string Language = "");
