using System.Text.Json;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>Writes the full <c>session</c> object of <c>session.created</c> and <c>session.updated</c>.</summary>
internal static class SessionConfigWriter
{
    public static void Write(Utf8JsonWriter json, SessionConfig config, string id, DateTimeOffset expiresAt)
    {
        json.WriteStartObject("session"u8);
        json.WriteString("type"u8, "realtime"u8);
        json.WriteString("object"u8, "realtime.session"u8);
        json.WriteString("id"u8, id);
        json.WriteString("model"u8, config.Model);
        WriteModalities(json, config.AudioOutput);
        json.WriteString("instructions"u8, config.Instructions);
        config.Tools.Write(json);
        ToolChoiceReader.Write(json, config.ToolChoice);
        WriteMaxOutputTokens(json, config.MaxOutputTokens);
        if (config.Truncation is { } truncation)
        {
            json.WritePropertyName("truncation"u8);
            truncation.WriteTo(json);
        }
        else
        {
            json.WriteString("truncation"u8, "auto"u8);
        }

        WriteRaw(json, "tracing", config.Tracing);
        WriteRaw(json, "prompt", config.Prompt);
        WriteRaw(json, "include", config.Include);
        json.WriteNumber("expires_at"u8, expiresAt.ToUnixTimeSeconds());
        WriteAudio(json, config);
        json.WriteEndObject();
    }

    public static void WriteModalities(Utf8JsonWriter json, bool audio)
    {
        json.WriteStartArray("output_modalities"u8);
        json.WriteStringValue(audio ? "audio"u8 : "text"u8);
        json.WriteEndArray();
    }

    public static void WriteMaxOutputTokens(Utf8JsonWriter json, int? limit)
    {
        if (limit is { } tokens)
        {
            json.WriteNumber("max_output_tokens"u8, tokens);
        }
        else
        {
            json.WriteString("max_output_tokens"u8, "inf"u8);
        }
    }

    private static void WriteAudio(Utf8JsonWriter json, SessionConfig config)
    {
        json.WriteStartObject("audio"u8);
        json.WriteStartObject("input"u8);
        config.InputFormat.Write(json, "format");
        WriteRaw(json, "transcription", config.Transcription);
        WriteRaw(json, "noise_reduction", config.NoiseReduction);
        config.TurnDetection.Write(json);
        json.WriteEndObject();
        json.WriteStartObject("output"u8);
        config.OutputFormat.Write(json, "format");
        Voices.Write(json, config.Voice);
        json.WriteNumber("speed"u8, config.Speed);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRaw(Utf8JsonWriter json, string name, JsonElement? value)
    {
        json.WritePropertyName(name);
        if (value is { } element)
        {
            element.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
