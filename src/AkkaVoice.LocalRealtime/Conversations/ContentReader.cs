using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Conversations;

/// <summary>Reads the parts of a message that a client creates. Which kinds are allowed depends on the role.</summary>
internal static class ContentReader
{
    public static ContentPart Read(FieldReader fields, string role)
    {
        var type = role switch
        {
            "user" => fields.OneOf("type", fields.Required("type"), "input_text", "input_audio", "input_image"),
            "system" => fields.OneOf("type", fields.Required("type"), "input_text"),
            _ => fields.OneOf("type", fields.Required("type"), "output_text"),
        };
        return type switch
        {
            "input_audio" => ReadAudio(fields),
            "input_image" => ReadImage(fields),
            _ => ReadText(fields, type == "output_text" ? ContentType.OutputText : ContentType.InputText),
        };
    }

    private static ContentPart ReadText(FieldReader fields, ContentType type)
    {
        fields.AllowOnly("type", "text");
        return new ContentPart { Type = type, Text = fields.RequiredString("text") };
    }

    private static ContentPart ReadAudio(FieldReader fields)
    {
        fields.AllowOnly("type", "audio", "transcript");
        var audio = fields.Required("audio");
        return audio.ValueKind == JsonValueKind.String && audio.TryGetBytesFromBase64(out var bytes) && bytes.Length % 2 == 0
            ? new ContentPart { Type = ContentType.InputAudio, Audio = bytes, Transcript = fields.OptionalString("transcript") }
            : throw fields.Invalid("audio", $"Invalid '{fields.PathOf("audio")}'. Expected base64-encoded audio bytes (mono PCM16 at 24kHz).");
    }

    private static ContentPart ReadImage(FieldReader fields)
    {
        fields.AllowOnly("type", "image_url", "detail");
        if (fields.HasValue("detail", out var detail))
        {
            fields.OneOf("detail", detail, "auto", "low", "high");
        }

        var url = fields.RequiredString("image_url");
        return url.StartsWith("data:image/png;base64,", StringComparison.Ordinal) || url.StartsWith("data:image/jpeg;base64,", StringComparison.Ordinal)
            ? new ContentPart { Type = ContentType.InputImage, Text = url }
            : throw fields.Invalid("image_url", $"Invalid '{fields.PathOf("image_url")}'. Expected a data URI of a PNG or JPEG image.");
    }
}
