using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>Checks the <c>truncation</c> of the context.</summary>
internal static class TruncationReader
{
    public static JsonElement Check(FieldReader parent, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.String:
                parent.OneOf("truncation", value, "auto", "disabled");
                break;
            default:
                CheckRatio(new FieldReader(value, parent.PathOf("truncation")));
                break;
        }

        return value;
    }

    private static void CheckRatio(FieldReader truncation)
    {
        truncation.OneOf("type", truncation.Required("type"), "retention_ratio");
        truncation.AllowOnly("type", "retention_ratio", "token_limits");
        truncation.Number("retention_ratio", truncation.Required("retention_ratio"), 0, 1);
        if (truncation.HasValue("token_limits", out var limits))
        {
            var fields = new FieldReader(limits, truncation.PathOf("token_limits"));
            fields.AllowOnly("post_instructions");
            if (fields.HasValue("post_instructions", out var tokens))
            {
                fields.Integer("post_instructions", tokens, 0, int.MaxValue);
            }
        }
    }
}
