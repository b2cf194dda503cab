namespace AkkaVoice.LocalRealtime.Conversations;

/// <summary>One part of a message.</summary>
public sealed record ContentPart
{
    /// <summary>What kind of part it is.</summary>
    public required ContentType Type { get; init; }

    /// <summary>The text of a text part; the data URI of an image.</summary>
    public string? Text { get; init; }

    /// <summary>What is said in an audio part; null when it is not known or was deleted by a truncation.</summary>
    public string? Transcript { get; init; }

    /// <summary>The audio of an audio part: PCM, 24 kHz, mono, signed 16 bit little-endian.</summary>
    public ReadOnlyMemory<byte> Audio { get; init; }
}
