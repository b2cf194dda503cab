using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Protocol;

/// <summary>
/// Writes one server event at a time into a buffer that is reused for the whole session, and hands it to the sink.
/// Each event starts with <c>type</c> and <c>event_id</c>.
/// </summary>
internal sealed class EventWriter(IRealtimeSink sink, IdGenerator ids)
{
    private static readonly JsonWriterOptions JsonOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private Utf8JsonWriter? _json;
    private string _type = string.Empty;

    /// <summary>Opens an event; the caller writes its fields and then calls <see cref="End"/>.</summary>
    public Utf8JsonWriter Begin(string type)
    {
        _buffer.ResetWrittenCount();
        if (_json is null)
        {
            _json = new Utf8JsonWriter(_buffer, JsonOptions);
        }
        else
        {
            _json.Reset(_buffer);
        }

        _type = type;
        Span<byte> id = stackalloc byte[32];
        var length = ids.WriteEvent(id);
        _json.WriteStartObject();
        _json.WriteString("type"u8, type);
        _json.WriteString("event_id"u8, id[..length]);
        return _json;
    }

    /// <summary>Closes the event and sends it.</summary>
    public void End()
    {
        _json!.WriteEndObject();
        _json.Flush();
        sink.Send(_type, _buffer.WrittenSpan);
    }
}
