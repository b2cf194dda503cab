namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>One committed stretch of the caller's speech.</summary>
/// <param name="ItemId">Id of the user item that holds the audio.</param>
/// <param name="Audio">PCM, 24 kHz, mono, signed 16 bit little-endian. Immutable and owned by the conversation; may be kept.</param>
/// <param name="AudioStart">Where the audio begins on the session's append clock (total audio appended so far).</param>
/// <param name="Language">ISO-639-1 hint from <c>audio.input.transcription.language</c>, or null.</param>
/// <param name="TranscriptionModel">Model from <c>audio.input.transcription.model</c>; null when the session wants no transcription events.</param>
public sealed record UserTurn(
    string ItemId,
    ReadOnlyMemory<byte> Audio,
    TimeSpan AudioStart,
    string? Language,
    string? TranscriptionModel);
