using System.Text.Json;

namespace AkkaVoice.LocalRealtime.Conversations;

/// <summary>Writes items as they appear in events.</summary>
internal static class ItemWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="property">Name of the property; null inside an array.</param>
    /// <param name="item">The item.</param>
    /// <param name="withAudio">True includes the audio as base64, as <c>conversation.item.retrieved</c> does.</param>
    public static void Write(Utf8JsonWriter json, string? property, ConversationItem item, bool withAudio = false)
    {
        if (property is not null)
        {
            json.WritePropertyName(property);
        }

        json.WriteStartObject();
        json.WriteString("id"u8, item.Id);
        json.WriteString("object"u8, "realtime.item"u8);
        switch (item.Type)
        {
            case ItemType.Message:
                WriteMessage(json, item, withAudio);
                break;
            case ItemType.FunctionCall:
                json.WriteString("type"u8, "function_call"u8);
                json.WriteString("status"u8, item.Status);
                json.WriteString("name"u8, item.Name);
                json.WriteString("call_id"u8, item.CallId);
                json.WriteString("arguments"u8, item.Arguments);
                break;
            default:
                json.WriteString("type"u8, "function_call_output"u8);
                json.WriteString("status"u8, item.Status);
                json.WriteString("call_id"u8, item.CallId);
                json.WriteString("output"u8, item.Output);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, ConversationItem item, bool withAudio)
    {
        json.WriteString("type"u8, "message"u8);
        json.WriteString("status"u8, item.Status);
        json.WriteString("role"u8, item.Role);
        if (item.Phase is { } phase)
        {
            json.WriteString("phase"u8, phase);
        }

        json.WriteStartArray("content"u8);
        foreach (var part in item.Content)
        {
            WritePart(json, part, withAudio);
        }

        json.WriteEndArray();
    }

    private static void WritePart(Utf8JsonWriter json, ContentPart part, bool withAudio)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, ContentTypeNames.NameOf(part.Type));
        switch (part.Type)
        {
            case ContentType.InputAudio or ContentType.OutputAudio:
                json.WriteString("transcript"u8, part.Transcript);
                if (withAudio)
                {
                    json.WriteBase64String("audio"u8, part.Audio.Span);
                }

                break;
            case ContentType.InputImage:
                json.WriteString("image_url"u8, part.Text);
                break;
            default:
                json.WriteString("text"u8, part.Text);
                break;
        }

        json.WriteEndObject();
    }
}
