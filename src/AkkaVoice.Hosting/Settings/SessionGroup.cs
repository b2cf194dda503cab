namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.session</c>: what the model is told at the start of each session.</summary>
public sealed class SessionGroup : SettingsGroup
{
    /// <summary>The name of the agent that sessions begin with; empty for the first.</summary>
    public string? Agent { get; set; }

    /// <summary>The voice.</summary>
    public string? Voice { get; set; }

    /// <summary>How the model should behave; may have placeholders.</summary>
    public string? Instructions { get; set; }

    /// <summary>What the agent is told to do at the start; empty for nothing.</summary>
    public string? Greeting { get; set; }

    /// <summary><c>audio</c> or <c>text</c>.</summary>
    public string? Output { get; set; }

    /// <summary>Speed of speech, 0.25 to 1.5.</summary>
    public double? Speed { get; set; }

    /// <summary>The most tokens one answer may cost, 1 to 4096, or <c>inf</c>.</summary>
    public string? MaxOutputTokens { get; set; }

    /// <summary><c>none</c>, <c>near-field</c> or <c>far-field</c>.</summary>
    public string? NoiseReduction { get; set; }

    /// <summary><c>akkavoice.session.transcription</c></summary>
    public TranscriptionGroup Transcription { get; } = new();

    /// <summary><c>akkavoice.session.turn-detection</c></summary>
    public TurnDetectionGroup TurnDetection { get; } = new();

    /// <summary><c>akkavoice.session.interruption</c></summary>
    public InterruptionGroup Interruption { get; } = new();
}
