using System.Text.Json;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>The fields of an audio delta, as they stand in the message.</summary>
internal ref struct AudioDeltaFields
{
    public string? Problem { get; private set; }

    public ReadOnlySpan<byte> ResponseId { get; private set; }

    public ReadOnlySpan<byte> ItemId { get; private set; }

    public int ContentIndex { get; private set; }

    /// <summary>Base64, as written; see <see cref="DeltaIsEscaped"/>.</summary>
    public ReadOnlySpan<byte> Delta { get; private set; }

    public bool DeltaIsEscaped { get; private set; }

    /// <summary>The local server's own field <c>x_akkavoice.thinking_ms</c>, on the first delta of an item.</summary>
    public TimeSpan? ServerThinking { get; private set; }

    public static AudioDeltaFields Find(ReadOnlySpan<byte> message)
    {
        var fields = new AudioDeltaFields();
        var hasDelta = false;
        var reader = new Utf8JsonReader(message);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("delta"u8))
            {
                hasDelta = ReadString(ref reader, message, out var delta);
                fields.Delta = delta;
                fields.DeltaIsEscaped = hasDelta && reader.ValueIsEscaped;
            }
            else if (reader.ValueTextEquals("response_id"u8))
            {
                ReadString(ref reader, message, out var id);
                fields.ResponseId = id;
            }
            else if (reader.ValueTextEquals("item_id"u8))
            {
                ReadString(ref reader, message, out var id);
                fields.ItemId = id;
            }
            else if (reader.ValueTextEquals("content_index"u8))
            {
                fields.ContentIndex = (int)Math.Clamp(ReadNumber(ref reader) ?? 0, 0, int.MaxValue);
            }
            else if (reader.ValueTextEquals("x_akkavoice"u8))
            {
                fields.ServerThinking = ReadThinking(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        fields.Problem = !hasDelta ? "an audio delta without audio" : fields.ItemId.IsEmpty ? "an audio delta without an item" : null;
        return fields;
    }

    private static bool ReadString(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> message, out ReadOnlySpan<byte> value)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.String)
        {
            // The token starts at its quotation mark.
            value = message.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            return true;
        }

        value = default;
        reader.Skip();
        return false;
    }

    private static double? ReadNumber(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetDouble(out var number))
            return number;
        reader.Skip();
        return null;
    }

    private static TimeSpan? ReadThinking(scoped ref Utf8JsonReader reader)
    {
        TimeSpan? thinking = null;
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("thinking_ms"u8))
                reader.Skip();
            else if (ReadNumber(ref reader) is >= 0 and < 1e9 and var ms)
                thinking = TimeSpan.FromMilliseconds(ms);
        }

        return thinking;
    }
}
