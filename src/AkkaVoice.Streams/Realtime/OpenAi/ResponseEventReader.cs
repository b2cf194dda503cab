using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Reads what is about responses, except their audio.</summary>
internal static class ResponseEventReader
{
    public static void Read(string type, JsonElement root, OpenResponses responses, Target target)
    {
        switch (type)
        {
            case "response.created" when root.Object("response"u8) is { } created:
                responses.Begin(created.Text("id"u8), MetadataOf(created), target);
                break;
            case "response.done" when root.Object("response"u8) is { } done:
                ResponseDoneReader.Read(done, responses, target);
                break;
            case "response.output_item.added" when root.Object("item"u8) is { } item:
                responses.Item(root.Text("response_id"u8), item.Text("id"u8), ItemKinds.Of(item), target);
                break;
            case "response.output_item.done" when root.Object("item"u8) is { } item:
                responses.Item(root.Text("response_id"u8), item.Text("id"u8), ItemKinds.Of(item), target)?.Close(item, target);
                break;
            case "response.content_part.done" when root.Object("part"u8) is { } part:
                MessageOf(root, responses, target)?.ClosePart(root.Int("content_index"u8), part, target);
                break;
            case "response.output_text.delta" or "response.text.delta":
                Delta(root, spoken: false, responses, target);
                break;
            case "response.output_audio_transcript.delta" or "response.audio_transcript.delta":
                Delta(root, spoken: true, responses, target);
                break;
            case "response.output_text.done" or "response.text.done":
                MessageOf(root, responses, target)?.EndText(root.Int("content_index"u8), root.Text("text"u8), spoken: false, target);
                break;
            case "response.output_audio_transcript.done" or "response.audio_transcript.done":
                MessageOf(root, responses, target)?.EndText(root.Int("content_index"u8), root.Text("transcript"u8), spoken: true, target);
                break;
            case "response.output_audio.done" or "response.audio.done":
                MessageOf(root, responses, target)?.EndAudio(root.Int("content_index"u8), target);
                break;
            case "response.function_call_arguments.done":
                // Not the moment to act: a cancelled response sends it too, with half the arguments. The item's end says whether it is whole.
                responses.Item(root.Text("response_id"u8), root.Text("item_id"u8), ItemKind.ToolCall, target)
                    ?.LearnCall(root.String("call_id"u8), root.String("name"u8), root.String("arguments"u8));
                break;
            case "response.content_part.added" or "response.function_call_arguments.delta":
                break;
            default:
                if (!type.StartsWith("response.mcp_call", StringComparison.Ordinal))
                    target.Emit(new UnknownMessage(type));
                break;
        }
    }

    private static void Delta(JsonElement root, bool spoken, OpenResponses responses, Target target)
    {
        if (MessageOf(root, responses, target) is { } item)
            target.Emit(new AssistantTextDelta(item.ResponseId, item.ItemId, root.Text("delta"u8), spoken));
    }

    private static OpenItem? MessageOf(JsonElement root, OpenResponses responses, Target target) =>
        responses.Item(root.Text("response_id"u8), root.Text("item_id"u8), ItemKind.Assistant, target);

    private static Dictionary<string, string>? MetadataOf(JsonElement response)
    {
        if (response.Object("metadata"u8) is not { } metadata)
            return null;
        var pairs = new Dictionary<string, string>();
        foreach (var pair in metadata.EnumerateObject())
        {
            if (pair.Value.ValueKind is JsonValueKind.String)
                pairs[pair.Name] = pair.Value.GetString()!;
        }

        return pairs.Count > 0 ? pairs : null;
    }
}
