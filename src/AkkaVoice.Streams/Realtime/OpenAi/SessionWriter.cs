using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>
/// Writes the <c>session</c> object of <c>session.update</c>. The model is not in it: it is named when the connection opens and fixed
/// from then on.
/// </summary>
/// <remarks>
/// The server refuses a voice once it has spoken, and a speed in the middle of a turn, and with them the whole update. Both are
/// therefore written only when they differ from what is in force.
/// </remarks>
internal sealed class SessionWriter(SessionInForce inForce)
{
    public static string NameOf(ToolChoice choice) => choice switch
    {
        ToolChoice.None => "none",
        ToolChoice.Required => "required",
        _ => "auto",
    };

    public void Write(SessionSettings settings, Utf8JsonWriter json)
    {
        json.WriteStartObject("session"u8);
        json.WriteString("type"u8, "realtime"u8);
        json.WriteStartArray("output_modalities"u8);
        json.WriteStringValue(settings.Output is OutputModality.Text ? "text"u8 : "audio"u8);
        json.WriteEndArray();
        if (settings.Instructions is { } instructions)
            json.WriteString("instructions"u8, instructions);
        WriteTools(settings, json);
        if (settings.MaxOutputTokens is { } tokens)
            json.WriteNumber("max_output_tokens"u8, tokens);
        else
            json.WriteString("max_output_tokens"u8, "inf"u8);
        json.WriteStartObject("audio"u8);
        WriteInput(settings, json);
        WriteOutput(settings, json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTools(SessionSettings settings, Utf8JsonWriter json)
    {
        json.WriteStartArray("tools"u8);
        foreach (var tool in settings.Tools)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "function"u8);
            json.WriteString("name"u8, tool.Name);
            json.WriteString("description"u8, tool.Description);
            json.WritePropertyName("parameters"u8);
            tool.Parameters.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("tool_choice"u8, NameOf(settings.ToolChoice));
    }

    private static void WriteInput(SessionSettings settings, Utf8JsonWriter json)
    {
        json.WriteStartObject("input"u8);
        WriteFormat(json);
        WriteTranscription(settings.Transcription, json);
        WriteNoiseReduction(settings.NoiseReduction, json);
        TurnDetectionWriter.Write(settings.TurnDetection, json);
        json.WriteEndObject();
    }

    private void WriteOutput(SessionSettings settings, Utf8JsonWriter json)
    {
        json.WriteStartObject("output"u8);
        WriteFormat(json);
        if (settings.Voice is { } voice && voice != inForce.Voice)
            WriteVoice(voice, json);
        if (settings.Speed != inForce.Speed)
            json.WriteNumber("speed"u8, settings.Speed);
        json.WriteEndObject();
    }

    // A voice of the account's own is an object; the built-in ones are names.
    private static void WriteVoice(string voice, Utf8JsonWriter json)
    {
        if (!voice.StartsWith("voice_", StringComparison.Ordinal))
        {
            json.WriteString("voice"u8, voice);
            return;
        }

        json.WriteStartObject("voice"u8);
        json.WriteString("id"u8, voice);
        json.WriteEndObject();
    }

    private static void WriteFormat(Utf8JsonWriter json)
    {
        json.WriteStartObject("format"u8);
        json.WriteString("type"u8, "audio/pcm"u8);
        json.WriteNumber("rate"u8, 24_000);
        json.WriteEndObject();
    }

    private static void WriteTranscription(TranscriptionSettings? transcription, Utf8JsonWriter json)
    {
        if (transcription is null)
        {
            json.WriteNull("transcription"u8);
            return;
        }

        json.WriteStartObject("transcription"u8);
        json.WriteString("model"u8, transcription.Model);
        if (transcription.Language is { } language)
            json.WriteString("language"u8, language);
        if (transcription.Prompt is { } prompt)
            json.WriteString("prompt"u8, prompt);
        json.WriteEndObject();
    }

    private static void WriteNoiseReduction(NoiseReduction? reduction, Utf8JsonWriter json)
    {
        if (reduction is null)
        {
            json.WriteNull("noise_reduction"u8);
            return;
        }

        json.WriteStartObject("noise_reduction"u8);
        json.WriteString("type"u8, reduction is NoiseReduction.NearField ? "near_field"u8 : "far_field"u8);
        json.WriteEndObject();
    }
}
