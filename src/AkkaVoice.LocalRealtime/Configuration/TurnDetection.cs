using System.Text.Json;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>The <c>turn_detection</c> part of a session.</summary>
internal sealed record TurnDetection
{
    public required TurnDetectionKind Kind { get; init; }

    /// <summary>Sensitivity of the voice activity detector, 0 to 1; higher wants louder speech.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Audio kept from before the speech, ms.</summary>
    public int PrefixPaddingMs { get; init; } = 300;

    /// <summary>Silence that ends a turn under <c>server_vad</c>, ms. The default depends on the model.</summary>
    public int SilenceDurationMs { get; init; } = 500;

    /// <summary>Quiet after an answer that makes the server speak up, ms; null: never.</summary>
    public int? IdleTimeoutMs { get; init; }

    /// <summary><c>low</c>, <c>medium</c>, <c>high</c> or <c>auto</c>; for <c>semantic_vad</c>.</summary>
    public string Eagerness { get; init; } = "auto";

    public bool CreateResponse { get; init; } = true;

    public bool InterruptResponse { get; init; } = true;

    public static TurnDetection None { get; } = new() { Kind = TurnDetectionKind.None };

    public bool IsOn => Kind != TurnDetectionKind.None;

    /// <summary>
    /// Silence that ends a turn, ms. Under <c>semantic_vad</c> the service waits at most 8, 4 or 2 s (low, medium, high) when the
    /// sentence sounds unfinished and much less when it sounds finished. Not knowing the words, this server always
    /// waits a quarter of the maximum: 2000, 1000 and 500 ms.
    /// </summary>
    public int EffectiveSilenceMs => Kind != TurnDetectionKind.SemanticVad ? SilenceDurationMs : Eagerness switch
    {
        "low" => 2000,
        "high" => 500,
        _ => 1000,
    };

    public void Write(Utf8JsonWriter json)
    {
        if (!IsOn)
        {
            json.WriteNull("turn_detection"u8);
            return;
        }

        json.WriteStartObject("turn_detection"u8);
        if (Kind == TurnDetectionKind.ServerVad)
        {
            json.WriteString("type"u8, "server_vad"u8);
            json.WriteNumber("threshold"u8, Threshold);
            json.WriteNumber("prefix_padding_ms"u8, PrefixPaddingMs);
            json.WriteNumber("silence_duration_ms"u8, SilenceDurationMs);
            if (IdleTimeoutMs is { } idle)
            {
                json.WriteNumber("idle_timeout_ms"u8, idle);
            }
            else
            {
                json.WriteNull("idle_timeout_ms"u8);
            }
        }
        else
        {
            json.WriteString("type"u8, "semantic_vad"u8);
            json.WriteString("eagerness"u8, Eagerness);
        }

        json.WriteBoolean("create_response"u8, CreateResponse);
        json.WriteBoolean("interrupt_response"u8, InterruptResponse);
        json.WriteEndObject();
    }
}
