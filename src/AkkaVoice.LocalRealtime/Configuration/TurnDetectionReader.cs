using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>
/// Merges a <c>turn_detection</c> object into the current one: fields that are absent keep their value while the type stays the
/// same; another type starts from its defaults.
/// </summary>
internal static class TurnDetectionReader
{
    public static TurnDetection Merge(TurnDetection current, JsonElement update, string path, int modelSilenceMs)
    {
        if (update.ValueKind == JsonValueKind.Null)
        {
            return TurnDetection.None;
        }

        var fields = new FieldReader(update, path);
        var kind = KindOf(fields, current);
        var start = kind == current.Kind ? current : new TurnDetection { Kind = kind, SilenceDurationMs = modelSilenceMs };
        return kind == TurnDetectionKind.ServerVad ? ServerVad(start, fields, modelSilenceMs) : SemanticVad(start, fields);
    }

    private static TurnDetectionKind KindOf(FieldReader fields, TurnDetection current)
    {
        if (!fields.Has("type", out var type))
        {
            return current.IsOn ? current.Kind : throw fields.Missing("type");
        }

        return fields.OneOf("type", type, "server_vad", "semantic_vad") == "server_vad"
            ? TurnDetectionKind.ServerVad
            : TurnDetectionKind.SemanticVad;
    }

    private static TurnDetection ServerVad(TurnDetection vad, FieldReader fields, int modelSilenceMs)
    {
        fields.AllowOnly(
            "type", "threshold", "prefix_padding_ms", "silence_duration_ms", "idle_timeout_ms", "create_response", "interrupt_response");
        if (fields.Has("threshold", out var threshold))
        {
            vad = vad with { Threshold = IsNull(threshold) ? 0.5 : fields.Number("threshold", threshold, 0, 1) };
        }

        if (fields.Has("prefix_padding_ms", out var prefix))
        {
            vad = vad with { PrefixPaddingMs = IsNull(prefix) ? 300 : fields.Integer("prefix_padding_ms", prefix, 0, 5000) };
        }

        if (fields.Has("silence_duration_ms", out var silence))
        {
            vad = vad with { SilenceDurationMs = IsNull(silence) ? modelSilenceMs : fields.Integer("silence_duration_ms", silence, 0, 10_000) };
        }

        if (fields.Has("idle_timeout_ms", out var idle))
        {
            vad = vad with { IdleTimeoutMs = IsNull(idle) ? null : fields.Integer("idle_timeout_ms", idle, 5000, 30_000) };
        }

        return Switches(vad, fields);
    }

    private static TurnDetection SemanticVad(TurnDetection vad, FieldReader fields)
    {
        fields.AllowOnly("type", "eagerness", "create_response", "interrupt_response");
        if (fields.Has("eagerness", out var eagerness))
        {
            vad = vad with
            {
                Eagerness = IsNull(eagerness) ? "auto" : fields.OneOf("eagerness", eagerness, "low", "medium", "high", "auto"),
            };
        }

        return Switches(vad, fields);
    }

    private static TurnDetection Switches(TurnDetection vad, FieldReader fields)
    {
        if (fields.Has("create_response", out var create))
        {
            vad = vad with { CreateResponse = IsNull(create) || fields.Boolean("create_response", create) };
        }

        if (fields.Has("interrupt_response", out var interrupt))
        {
            vad = vad with { InterruptResponse = IsNull(interrupt) || fields.Boolean("interrupt_response", interrupt) };
        }

        return vad;
    }

    private static bool IsNull(JsonElement value) => value.ValueKind == JsonValueKind.Null;
}
