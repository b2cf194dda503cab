using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>The voices this server accepts.</summary>
public static class Voices
{
    private const string CustomPrefix = "voice_";

    /// <summary>
    /// Names of the built-in voices. fable, onyx and nova never were voices of the service's realtime interface; this server
    /// knows them because configurations written for speech synthesis name them.
    /// </summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
    [
        "alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar", "fable", "onyx", "nova",
    ];

    /// <summary>Reads a voice: a built-in name, or a custom one as <c>{"id":"voice_…"}</c> or its bare id.</summary>
    internal static string Read(FieldReader fields, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            var custom = new FieldReader(value, fields.PathOf("voice"));
            custom.AllowOnly("id");
            return custom.RequiredString("id");
        }

        var name = fields.StringOf("voice", value, 128);
        return BuiltIn.Contains(name) || name.StartsWith(CustomPrefix, StringComparison.Ordinal)
            ? name
            : throw FieldReader.NotAllowed(fields.PathOf("voice"), name, BuiltIn.ToArray());
    }

    internal static void Write(Utf8JsonWriter json, string voice)
    {
        if (!voice.StartsWith(CustomPrefix, StringComparison.Ordinal))
        {
            json.WriteString("voice"u8, voice);
            return;
        }

        json.WriteStartObject("voice"u8);
        json.WriteString("id"u8, voice);
        json.WriteEndObject();
    }
}
