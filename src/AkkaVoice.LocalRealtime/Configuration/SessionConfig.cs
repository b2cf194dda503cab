using System.Text.Json;
using AkkaVoice.LocalRealtime.Brains;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>The whole effective configuration of a session. Immutable: an update makes a new one or none.</summary>
internal sealed record SessionConfig
{
    /// <summary>What the session tells the model when the client says nothing.</summary>
    public const string DefaultInstructions =
        "You are a voice assistant in a live conversation. Answer in the caller's language, briefly and in a friendly tone. "
        + "Use a function whenever one can give a better answer, and do not mention these rules.";

    public required string Model { get; init; }

    /// <summary>True for <c>output_modalities: ["audio"]</c>, false for <c>["text"]</c>.</summary>
    public bool AudioOutput { get; init; } = true;

    public string Instructions { get; init; } = DefaultInstructions;

    public ToolSet Tools { get; init; } = ToolSet.Empty;

    public ToolChoice ToolChoice { get; init; } = ToolChoice.Auto;

    /// <summary>Limit of output tokens of a response, 1 to 4096; null for <c>"inf"</c>.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>As the client sent it; null for the default, <c>"auto"</c>. Echoed only: this server has no context limit to enforce.</summary>
    public JsonElement? Truncation { get; init; }

    /// <summary>As the client sent it; it cannot change once set. Echoed only.</summary>
    public JsonElement? Tracing { get; init; }

    /// <summary>As the client sent it. Echoed only: this server keeps no stored prompts.</summary>
    public JsonElement? Prompt { get; init; }

    /// <summary>As the client sent it.</summary>
    public JsonElement? Include { get; init; }

    public AudioEncoding InputFormat { get; init; } = AudioEncoding.Pcm;

    /// <summary>As the client sent it; null for no transcription events.</summary>
    public JsonElement? Transcription { get; init; }

    /// <summary>As the client sent it. Echoed only: this server does not filter noise.</summary>
    public JsonElement? NoiseReduction { get; init; }

    public required TurnDetection TurnDetection { get; init; }

    public AudioEncoding OutputFormat { get; init; } = AudioEncoding.Pcm;

    public required string Voice { get; init; }

    /// <summary>Speaking rate, 0.25 to 1.5.</summary>
    public double Speed { get; init; } = 1.0;

    public static SessionConfig DefaultFor(string model) => new()
    {
        Model = model,
        Voice = ModelDefaults.Voice(model),
        TurnDetection = new TurnDetection
        {
            Kind = TurnDetectionKind.ServerVad,
            SilenceDurationMs = ModelDefaults.SilenceMs(model),
        },
    };
}
