using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>
/// Reads server events. Finds a message's <c>type</c> first, so that audio takes its own way without a document, and everything else
/// is read as one.
/// </summary>
internal sealed class ServerEventReader(SessionInForce inForce)
{
    private readonly OpenResponses _responses = new();

    public void Read(ReadOnlyMemory<byte> message, long receivedAt, IRealtimeOutput output)
    {
        var target = new Target(output, receivedAt);
        try
        {
            if (ReadType(message.Span, out var isAudio) is { } problem)
                target.Emit(new MessageRejected(problem));
            else if (isAudio)
                AudioDeltaReader.Read(message.Span, _responses, target);
            else
                ReadDocument(message, target);
        }
        catch (JsonException broken)
        {
            target.Emit(new MessageRejected($"not JSON (line {broken.LineNumber}, byte {broken.BytePositionInLine})"));
        }
        catch (InvalidOperationException)
        {
            // A JSON string that is not valid UTF-8 or UTF-16; the parser tells only when the string is read.
            target.Emit(new MessageRejected("a text in it is not valid Unicode"));
        }
    }

    private static string? ReadType(ReadOnlySpan<byte> message, out bool isAudio)
    {
        isAudio = false;
        var reader = new Utf8JsonReader(message);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            return "not a JSON object";
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("type"u8))
            {
                reader.Skip();
                continue;
            }

            reader.Read();
            if (reader.TokenType is not JsonTokenType.String)
                return "its type is not a text";
            // The second name is that of the protocol's beta, which compatible servers still use.
            isAudio = reader.ValueTextEquals("response.output_audio.delta"u8) || reader.ValueTextEquals("response.audio.delta"u8);
            return null;
        }

        return "it has no type";
    }

    private void ReadDocument(ReadOnlyMemory<byte> message, Target target)
    {
        using var document = JsonDocument.Parse(message);
        var root = document.RootElement;
        var type = root.Text("type"u8);
        if (type.StartsWith("response.", StringComparison.Ordinal))
            ResponseEventReader.Read(type, root, _responses, target);
        else if (type.StartsWith("input_audio_buffer.", StringComparison.Ordinal))
            TurnEventReader.ReadBuffer(type, root, target);
        else if (type.StartsWith("conversation.", StringComparison.Ordinal))
            ReadConversation(type, root, target);
        else
            SessionEventReader.Read(type, root, inForce, target);
    }

    private void ReadConversation(string type, JsonElement root, Target target)
    {
        switch (type)
        {
            case "conversation.item.added" or "conversation.item.created" when root.Object("item"u8) is { } item:
                target.Emit(new ItemAdded(item.Text("id"u8), root.String("previous_item_id"u8), ItemKinds.Of(item)));
                break;
            case "conversation.item.done" when root.Object("item"u8) is { } item:
                _responses.CloseIfKnown(item, target);
                break;
            case "conversation.item.truncated":
                target.Emit(new ItemTruncated(root.Text("item_id"u8), root.Int("audio_end_ms"u8)));
                break;
            case "conversation.item.deleted":
                target.Emit(new ItemDeleted(root.Text("item_id"u8)));
                break;
            case "conversation.created" or "conversation.item.retrieved":
                break;
            default:
                TurnEventReader.ReadTranscription(type, root, target);
                break;
        }
    }
}
