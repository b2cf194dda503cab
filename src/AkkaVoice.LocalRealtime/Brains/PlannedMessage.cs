namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>A message of the assistant.</summary>
/// <param name="Text">
/// What is said. In an audio response it is the transcript, in a text response the text. The audio is ignored in a text response.
/// </param>
/// <param name="Audio">PCM, 24 kHz, mono, signed 16 bit little-endian; may be empty.</param>
/// <param name="Phase">Sent as <c>phase</c> when set: <c>commentary</c> for a preamble, <c>final_answer</c> for the answer.</param>
public sealed record PlannedMessage(string Text, ReadOnlyMemory<byte> Audio, string? Phase = null) : PlannedItem
{
    /// <summary>True sends it as text in an audio response too. Default: false.</summary>
    public bool WrittenOnly { get; init; }
}
