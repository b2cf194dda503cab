using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>
/// Merges the <c>session</c> object of a <c>session.update</c> into a configuration. Only fields that are present change;
/// an empty string, an empty array and null clear. The first field that is not allowed rejects the whole update.
/// </summary>
internal static class SessionUpdate
{
    /// <param name="current">The configuration to merge into.</param>
    /// <param name="session">The <c>session</c> object.</param>
    /// <param name="state">What has happened in the session that forbids some changes.</param>
    /// <param name="path">Path of the object, for error messages.</param>
    /// <exception cref="RealtimeErrorException">A field is unknown, has the wrong type or a value that is not allowed.</exception>
    public static SessionConfig Apply(SessionConfig current, JsonElement session, SessionUpdateState state, string path = "session")
    {
        var fields = new FieldReader(session, path);
        RequireRealtime(fields);
        fields.AllowOnly(
            "type", "model", "output_modalities", "instructions", "tools", "tool_choice", "parallel_tool_calls", "reasoning",
            "max_output_tokens", "truncation", "tracing", "prompt", "include", "audio",
            "object", "id", "expires_at");
        CheckModel(current, fields);
        var next = ApplyConversation(current, fields);
        next = ApplyModelSettings(next, fields);
        return fields.HasValue("audio", out var audio)
            ? AudioUpdate.Apply(next, new FieldReader(audio, fields.PathOf("audio")), state)
            : next;
    }

    private static void RequireRealtime(FieldReader fields)
    {
        var type = fields.RequiredString("type");
        if (type == "transcription")
        {
            throw fields.Invalid("type", "This server holds conversations only. Supported values are: 'realtime'.");
        }

        fields.OneOf("type", fields.Required("type"), "realtime");
    }

    private static void CheckModel(SessionConfig current, FieldReader fields)
    {
        if (fields.OptionalString("model") is { } model && model != current.Model)
        {
            throw fields.Invalid("model", $"The model of a session cannot change: it is '{current.Model}'.");
        }
    }

    private static SessionConfig ApplyConversation(SessionConfig config, FieldReader fields)
    {
        if (fields.Has("output_modalities", out var modalities))
        {
            config = config with { AudioOutput = OutputLimits.ReadAudioOutput(fields, modalities) };
        }

        if (fields.Has("instructions", out _))
        {
            config = config with { Instructions = fields.OptionalString("instructions") ?? string.Empty };
        }

        if (fields.Has("tools", out var tools))
        {
            config = config with { Tools = ToolSet.Read(fields, tools) };
        }

        if (fields.Has("tool_choice", out var choice))
        {
            config = config with { ToolChoice = ToolChoiceReader.Read(fields, choice) };
        }

        if (fields.Has("max_output_tokens", out var limit))
        {
            config = config with { MaxOutputTokens = OutputLimits.ReadMaxOutputTokens(fields, limit) };
        }

        return config;
    }

    private static SessionConfig ApplyModelSettings(SessionConfig config, FieldReader fields)
    {
        ReasoningSettings.Check(config.Model, fields);
        if (fields.Has("truncation", out var truncation))
        {
            config = config with { Truncation = Keep(TruncationReader.Check(fields, truncation)) };
        }

        if (fields.Has("tracing", out var tracing))
        {
            if (config.Tracing is { } set && !JsonElement.DeepEquals(set, tracing))
            {
                throw fields.Invalid("tracing", "Tracing cannot be changed once it is set.");
            }

            config = config with { Tracing = Keep(tracing) };
        }

        if (fields.Has("prompt", out var prompt))
        {
            config = config with { Prompt = Keep(prompt) };
        }

        if (fields.Has("include", out var include))
        {
            config = config with { Include = Keep(include) };
        }

        return config;
    }

    /// <summary>A copy that outlives the event; null and an empty array mean that nothing is set.</summary>
    internal static JsonElement? Keep(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
            ? null
            : value.Clone();
}
