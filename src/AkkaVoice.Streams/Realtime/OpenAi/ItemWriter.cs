using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Writes the <c>item</c> of <c>conversation.item.create</c>.</summary>
internal static class ItemWriter
{
    public static void Write(ConversationItem item, Utf8JsonWriter json)
    {
        json.WriteStartObject("item"u8);
        if (item.Id is { } id)
            json.WriteString("id"u8, id);
        switch (item)
        {
            case TextMessage text:
                Write(text, json);
                break;
            case SpokenMessage spoken:
                BeginMessage("user", json);
                json.WriteString("type"u8, "input_audio"u8);
                json.WriteBase64String("audio"u8, spoken.Pcm.Span);
                EndMessage(json);
                break;
            case ToolCallMessage call:
                json.WriteString("type"u8, "function_call"u8);
                json.WriteString("call_id"u8, call.CallId);
                json.WriteString("name"u8, call.Name);
                json.WriteString("arguments"u8, call.Arguments);
                break;
            case ToolOutputMessage output:
                json.WriteString("type"u8, "function_call_output"u8);
                json.WriteString("call_id"u8, output.CallId);
                json.WriteString("output"u8, output.Output);
                break;
            default:
                throw new ArgumentException($"The OpenAI protocol has no item for {item.GetType().Name}.", nameof(item));
        }

        json.WriteEndObject();
    }

    private static void Write(TextMessage message, Utf8JsonWriter json)
    {
        var (role, content) = message.Role switch
        {
            ItemKind.User => ("user", "input_text"),
            ItemKind.System => ("system", "input_text"),
            // A client cannot give the model a voice afterwards: what it said is seeded as text.
            ItemKind.Assistant => ("assistant", "output_text"),
            _ => throw new ArgumentException($"A text message cannot come from {message.Role}; allowed: User, System, Assistant.", nameof(message)),
        };
        BeginMessage(role, json);
        json.WriteString("type"u8, content);
        json.WriteString("text"u8, message.Text);
        EndMessage(json);
    }

    private static void BeginMessage(string role, Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, role);
        json.WriteStartArray("content"u8);
        json.WriteStartObject();
    }

    private static void EndMessage(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
