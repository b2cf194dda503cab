using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>Reads the fields that sessions and single responses have in common.</summary>
internal static class OutputLimits
{
    /// <summary>1 to 4096 tokens; null for <c>"inf"</c>.</summary>
    public static int? ReadMaxOutputTokens(FieldReader fields, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            fields.OneOf("max_output_tokens", value, "inf");
            return null;
        }

        return fields.Integer("max_output_tokens", value, 1, 4096);
    }

    /// <summary>Exactly <c>["audio"]</c> (true) or <c>["text"]</c> (false); the two never go together.</summary>
    public static bool ReadAudioOutput(FieldReader fields, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        var modalities = fields.Array("output_modalities", value);
        return modalities.GetArrayLength() == 1
            ? fields.OneOf("output_modalities", modalities[0], "audio", "text") == "audio"
            : throw fields.Invalid(
                "output_modalities",
                $"Invalid modalities: {value.GetRawText()}. Supported combinations are: ['text'] and ['audio'].");
    }
}
