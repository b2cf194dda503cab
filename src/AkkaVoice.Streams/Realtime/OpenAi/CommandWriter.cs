using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Writes commands as client events of the protocol.</summary>
internal sealed class CommandWriter(SessionInForce inForce)
{
    private readonly SessionWriter _session = new(inForce);
    private Utf8JsonWriter? _json;

    public void Write(RealtimeCommand command, IBufferWriter<byte> output)
    {
        var json = Begin(output);
        json.WriteStartObject();
        json.WriteString("type"u8, TypeOf(command));
        if (command.Id is { } id)
            json.WriteString("event_id"u8, id);
        WriteFields(command, json);
        json.WriteEndObject();
        json.Flush();
    }

    private static string TypeOf(RealtimeCommand command) => command switch
    {
        ConfigureSession => "session.update",
        CreateItem => "conversation.item.create",
        TruncateItem => "conversation.item.truncate",
        DeleteItem => "conversation.item.delete",
        CreateResponse => "response.create",
        CancelResponse => "response.cancel",
        CommitInput => "input_audio_buffer.commit",
        ClearInput => "input_audio_buffer.clear",
        _ => throw new ArgumentException($"The OpenAI protocol has no message for {command.GetType().Name}.", nameof(command)),
    };

    private void WriteFields(RealtimeCommand command, Utf8JsonWriter json)
    {
        switch (command)
        {
            case ConfigureSession configure:
                _session.Write(configure.Settings, json);
                break;
            case CreateItem create:
                if (create.PreviousItemId is { } previous)
                    json.WriteString("previous_item_id"u8, previous);
                ItemWriter.Write(create.Item, json);
                break;
            case TruncateItem truncate:
                json.WriteString("item_id"u8, truncate.ItemId);
                json.WriteNumber("content_index"u8, truncate.ContentIndex);
                json.WriteNumber("audio_end_ms"u8, truncate.AudioEndMs);
                break;
            case DeleteItem delete:
                json.WriteString("item_id"u8, delete.ItemId);
                break;
            case CreateResponse response:
                WriteResponse(response, json);
                break;
            case CancelResponse { ResponseId: { } responseId }:
                json.WriteString("response_id"u8, responseId);
                break;
        }
    }

    private static void WriteResponse(CreateResponse response, Utf8JsonWriter json)
    {
        if (response is { Instructions: null, Metadata: null, Tools: null })
            return;
        json.WriteStartObject("response"u8);
        if (response.Instructions is { } instructions)
            json.WriteString("instructions"u8, instructions);
        if (response.Tools is { } tools)
            json.WriteString("tool_choice"u8, SessionWriter.NameOf(tools));
        if (response.Metadata is { } metadata)
        {
            json.WriteStartObject("metadata"u8);
            foreach (var (key, value) in metadata)
                json.WriteString(key, value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private Utf8JsonWriter Begin(IBufferWriter<byte> output)
    {
        if (_json is null)
            // Nobody embeds these messages in HTML: escaping letters of other alphabets would only cost bytes.
            _json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        else
            _json.Reset(output);
        return _json;
    }
}
