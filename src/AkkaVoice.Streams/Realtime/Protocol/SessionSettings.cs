using System.Text.Json;

namespace AkkaVoice.Streams.Realtime.Protocol;

/// <summary>What the model answers with.</summary>
public enum OutputModality
{
    /// <summary>A voice (with its transcript on the side). The default.</summary>
    Audio,

    /// <summary>Text only.</summary>
    Text,
}

/// <summary>Which microphone the noise reduction should expect.</summary>
public enum NoiseReduction
{
    /// <summary>A headset or telephone.</summary>
    NearField,

    /// <summary>A laptop or a conference room.</summary>
    FarField,
}

/// <summary>How much the model may use tools.</summary>
public enum ToolChoice
{
    /// <summary>As it sees fit.</summary>
    Auto,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>At least one.</summary>
    Required,
}

/// <summary>A tool as the model sees it.</summary>
/// <param name="Name">Its name; letters, digits, <c>_</c> and <c>-</c>.</param>
/// <param name="Description">What it does and when to use it.</param>
/// <param name="Parameters">JSON schema of its arguments.</param>
public sealed record ToolDefinition(string Name, string Description, JsonElement Parameters);

/// <summary>Turning the person's speech into text, on the side.</summary>
/// <param name="Model">The transcription model.</param>
/// <param name="Language">ISO 639-1 code, or null to detect.</param>
/// <param name="Prompt">Words to expect, or null.</param>
public sealed record TranscriptionSettings(string Model, string? Language = null, string? Prompt = null);

/// <summary>All that a session tells the model's service about itself.</summary>
public sealed record SessionSettings
{
    /// <summary>The model; fixed for the life of a connection.</summary>
    public required string Model { get; init; }

    /// <summary>The voice; fixed once the model has spoken. Null keeps the server's default.</summary>
    public string? Voice { get; init; }

    /// <summary>How the model should behave; null keeps the server's default.</summary>
    public string? Instructions { get; init; }

    /// <summary>What the model answers with.</summary>
    public OutputModality Output { get; init; } = OutputModality.Audio;

    /// <summary>Who decides when a turn ends; null for nobody but the application.</summary>
    public TurnDetection? TurnDetection { get; init; } = new ServerVad();

    /// <summary>Noise reduction before turn detection; null for none.</summary>
    public NoiseReduction? NoiseReduction { get; init; }

    /// <summary>Transcription of the person's speech; null for none.</summary>
    public TranscriptionSettings? Transcription { get; init; }

    /// <summary>Speed of speech, 0.25 to 1.5; 1 is natural.</summary>
    public double Speed { get; init; } = 1.0;

    /// <summary>The most tokens a response may cost, 1 to 4096; null for no limit of ours.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The tools offered.</summary>
    public IReadOnlyList<ToolDefinition> Tools { get; init; } = [];

    /// <summary>How much the model may use them.</summary>
    public ToolChoice ToolChoice { get; init; } = ToolChoice.Auto;
}
