namespace AkkaVoice.Streams.Realtime.Protocol;

/// <summary>How the model's service decides that the person has begun and ended a turn.</summary>
public abstract record TurnDetection
{
    /// <summary>Whether the service starts a response by itself when a turn ends.</summary>
    public bool CreateResponse { get; init; } = true;

    /// <summary>Whether the service cancels a running response by itself when the person speaks.</summary>
    public bool InterruptResponse { get; init; } = true;
}

/// <summary>By loudness and silence.</summary>
public sealed record ServerVad : TurnDetection
{
    /// <summary>How loud speech must be, 0 to 1; higher for noisy rooms.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Audio kept from before speech was detected, in ms.</summary>
    public int PrefixPaddingMs { get; init; } = 300;

    /// <summary>Silence that ends a turn, in ms; shorter answers sooner and cuts in more often.</summary>
    public int SilenceDurationMs { get; init; } = 500;

    /// <summary>Silence after which the model speaks by itself, 5000 to 30000 ms; null for never.</summary>
    public int? IdleTimeoutMs { get; init; }
}

/// <summary>By what was said.</summary>
public sealed record SemanticVad : TurnDetection
{
    /// <summary>How soon the model takes its turn.</summary>
    public Eagerness Eagerness { get; init; } = Eagerness.Auto;
}

/// <summary>How soon a model with semantic turn detection takes its turn.</summary>
public enum Eagerness
{
    /// <summary>As <see cref="Medium"/>.</summary>
    Auto,

    /// <summary>Waits up to 8 s.</summary>
    Low,

    /// <summary>Waits up to 4 s.</summary>
    Medium,

    /// <summary>Waits up to 2 s.</summary>
    High,
}
