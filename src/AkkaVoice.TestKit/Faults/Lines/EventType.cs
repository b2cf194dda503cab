using System.Text.Json;

namespace AkkaVoice.Testing.Faults.Lines;

/// <summary>Reads the type of an event without parsing the rest of it.</summary>
internal static class EventType
{
    /// <summary>The type; empty when the text is not an event.</summary>
    public static string Of(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                    continue;
                var isType = reader.ValueTextEquals("type"u8);
                if (reader.Read() && isType && reader.TokenType == JsonTokenType.String)
                    return reader.GetString()!;
                reader.TrySkip();
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Then it is none.
        }

        return string.Empty;
    }
}
