using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>Reads a <c>format</c> object.</summary>
internal static class AudioEncodingReader
{
    public static AudioEncoding Read(FieldReader parent, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return AudioEncoding.Pcm;
        }

        var format = new FieldReader(value, parent.PathOf("format"));
        var type = format.OneOf("type", format.Required("type"), "audio/pcm", "audio/pcmu", "audio/pcma");
        if (type != "audio/pcm")
        {
            format.AllowOnly("type");
            return type == "audio/pcmu" ? AudioEncoding.MuLaw : AudioEncoding.ALaw;
        }

        format.AllowOnly("type", "rate");
        if (format.HasValue("rate", out var rate) && format.Integer("rate", rate, 1, int.MaxValue) != 24_000)
        {
            throw format.Invalid("rate", $"Invalid value: {rate.GetRawText()}. Supported values are: 24000.");
        }

        return AudioEncoding.Pcm;
    }
}
