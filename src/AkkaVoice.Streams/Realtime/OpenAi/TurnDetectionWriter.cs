using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Writes <c>turn_detection</c>; null is written too, because an absent field would leave the server's own detection on.</summary>
internal static class TurnDetectionWriter
{
    public static void Write(TurnDetection? detection, Utf8JsonWriter json)
    {
        if (detection is null)
        {
            json.WriteNull("turn_detection"u8);
            return;
        }

        json.WriteStartObject("turn_detection"u8);
        switch (detection)
        {
            case ServerVad vad:
                Write(vad, json);
                break;
            case SemanticVad vad:
                json.WriteString("type"u8, "semantic_vad"u8);
                json.WriteString("eagerness"u8, NameOf(vad.Eagerness));
                break;
            default:
                throw new ArgumentException($"The OpenAI protocol has no turn detection {detection.GetType().Name}.", nameof(detection));
        }

        json.WriteBoolean("create_response"u8, detection.CreateResponse);
        json.WriteBoolean("interrupt_response"u8, detection.InterruptResponse);
        json.WriteEndObject();
    }

    private static void Write(ServerVad vad, Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "server_vad"u8);
        json.WriteNumber("threshold"u8, vad.Threshold);
        json.WriteNumber("prefix_padding_ms"u8, vad.PrefixPaddingMs);
        json.WriteNumber("silence_duration_ms"u8, vad.SilenceDurationMs);
        if (vad.IdleTimeoutMs is { } idle)
            json.WriteNumber("idle_timeout_ms"u8, idle);
        else
            json.WriteNull("idle_timeout_ms"u8);
    }

    private static string NameOf(Eagerness eagerness) => eagerness switch
    {
        Eagerness.Low => "low",
        Eagerness.Medium => "medium",
        Eagerness.High => "high",
        _ => "auto",
    };
}
