using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaVoice.Actors.Events;

/// <summary>Writes arguments as the object they are meant to be, so that readers need not parse a string inside a string.</summary>
internal sealed class ToolArgumentsConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (!TryWriteObject(writer, value))
        {
            writer.WriteStringValue(value);
        }
    }

    private static bool TryWriteObject(Utf8JsonWriter writer, string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            // Through the element and not as raw text, so that an event stays on one line.
            document.RootElement.WriteTo(writer);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
