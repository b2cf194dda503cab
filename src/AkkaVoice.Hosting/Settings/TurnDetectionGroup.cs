namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.session.turn-detection</c>: who decides that the person has finished.</summary>
public sealed class TurnDetectionGroup : SettingsGroup
{
    /// <summary><c>server_vad</c>, <c>semantic_vad</c> or <c>none</c>.</summary>
    public string? Type { get; set; }

    /// <summary>How loud speech must be, 0 to 1.</summary>
    public double? Threshold { get; set; }

    /// <summary>Audio kept from before speech was detected, in ms, 0 to 5000.</summary>
    public int? PrefixPaddingMs { get; set; }

    /// <summary>Silence that ends the person's turn, in ms, 50 to 10000.</summary>
    public int? SilenceDurationMs { get; set; }

    /// <summary>Silence after which the model speaks by itself, in ms, 5000 to 30000, or <c>off</c>.</summary>
    public string? IdleTimeoutMs { get; set; }

    /// <summary><c>low</c>, <c>medium</c>, <c>high</c> or <c>auto</c>.</summary>
    public string? Eagerness { get; set; }

    /// <summary>Whether the model answers by itself.</summary>
    public bool? CreateResponse { get; set; }

    /// <summary>Whether the person's voice stops the model's.</summary>
    public bool? InterruptResponse { get; set; }
}
