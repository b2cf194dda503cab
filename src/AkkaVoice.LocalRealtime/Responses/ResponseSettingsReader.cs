using System.Text.Json;
using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>Reads the <c>response</c> object of a <c>response.create</c>. What it names replaces the session's setting for this response.</summary>
internal static class ResponseSettingsReader
{
    private const int MaxMetadataPairs = 16;

    public static ResponseSettings Read(SessionContext session, JsonElement response)
    {
        var fields = new FieldReader(response, "response");
        fields.AllowOnly(
            "output_modalities", "instructions", "audio", "tools", "tool_choice", "parallel_tool_calls", "reasoning",
            "max_output_tokens", "conversation", "metadata", "prompt", "input");
        ReasoningSettings.Check(session.Config.Model, fields);
        var settings = ReadText(ResponseSettings.From(session.Config), fields);
        if (fields.HasValue("audio", out var audio))
        {
            settings = ReadAudio(session, settings, new FieldReader(audio, "response.audio"));
        }

        if (fields.HasValue("conversation", out var conversation))
        {
            settings = settings with { OutOfBand = fields.OneOf("conversation", conversation, "auto", "none") == "none" };
        }

        if (fields.HasValue("metadata", out var metadata))
        {
            settings = settings with { Metadata = ReadMetadata(new FieldReader(metadata, "response.metadata"), metadata) };
        }

        if (fields.HasValue("input", out var input))
        {
            settings = settings with { Input = ReadInput(session, fields.Array("input", input)) };
        }

        return settings;
    }

    private static ResponseSettings ReadText(ResponseSettings settings, FieldReader fields)
    {
        if (fields.HasValue("output_modalities", out var modalities))
        {
            settings = settings with { AudioOutput = OutputLimits.ReadAudioOutput(fields, modalities) };
        }

        if (fields.OptionalString("instructions") is { } instructions)
        {
            settings = settings with { Instructions = instructions };
        }

        if (fields.HasValue("tools", out var tools))
        {
            settings = settings with { Tools = ToolSet.Read(fields, tools) };
        }

        if (fields.HasValue("tool_choice", out var choice))
        {
            settings = settings with { ToolChoice = ToolChoiceReader.Read(fields, choice) };
        }

        if (fields.HasValue("max_output_tokens", out var limit))
        {
            settings = settings with { MaxOutputTokens = OutputLimits.ReadMaxOutputTokens(fields, limit) };
        }

        return settings;
    }

    private static ResponseSettings ReadAudio(SessionContext session, ResponseSettings settings, FieldReader audio)
    {
        audio.AllowOnly("output");
        if (!audio.HasValue("output", out var element))
        {
            return settings;
        }

        var output = new FieldReader(element, "response.audio.output");
        output.AllowOnly("format", "voice");
        if (output.HasValue("format", out var format))
        {
            settings = settings with { Format = AudioEncodingReader.Read(output, format) };
        }

        if (output.HasValue("voice", out var value))
        {
            var voice = Voices.Read(output, value);
            if (session.AudioWasSent && voice != session.Config.Voice)
            {
                throw RealtimeErrorException.Invalid(
                    ErrorCodes.CannotUpdateVoice, "Cannot update a conversation's voice if assistant audio is present.", output.PathOf("voice"));
            }

            settings = settings with { Voice = voice };
        }

        return settings;
    }

    private static Dictionary<string, string> ReadMetadata(FieldReader fields, JsonElement metadata)
    {
        var pairs = new Dictionary<string, string>();
        foreach (var property in metadata.EnumerateObject())
        {
            if (property.Name.Length > 64)
            {
                throw fields.Invalid(property.Name, "Invalid 'response.metadata': a key is longer than 64 characters.");
            }

            pairs[property.Name] = fields.StringOf(property.Name, property.Value, 512);
        }

        return pairs.Count <= MaxMetadataPairs ? pairs : throw RealtimeErrorException.Invalid(
            ErrorCodes.InvalidValue,
            $"Invalid 'response.metadata': {pairs.Count} pairs are more than the {MaxMetadataPairs} allowed.",
            "response.metadata");
    }

    private static List<ConversationItem> ReadInput(SessionContext session, JsonElement input)
    {
        var items = new List<ConversationItem>();
        foreach (var element in input.EnumerateArray())
        {
            items.Add(ReadInputItem(session, new FieldReader(element, $"response.input[{items.Count}]")));
        }

        return items;
    }

    private static ConversationItem ReadInputItem(SessionContext session, FieldReader fields)
    {
        if (fields.RequiredString("type") != "item_reference")
        {
            return ItemReader.Read(fields, session.Ids);
        }

        fields.AllowOnly("type", "id");
        var id = fields.RequiredString("id");
        return session.Conversation.Find(id) ?? throw RealtimeErrorException.Invalid(
            ErrorCodes.ItemNotFound, $"Item with item_id not found: {id}", fields.PathOf("id"));
    }
}
