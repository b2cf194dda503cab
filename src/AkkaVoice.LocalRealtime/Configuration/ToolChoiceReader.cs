using System.Text.Json;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>Reads and writes <c>tool_choice</c>.</summary>
internal static class ToolChoiceReader
{
    public static ToolChoice Read(FieldReader parent, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return ToolChoice.Auto;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return parent.OneOf("tool_choice", value, "auto", "none", "required") switch
            {
                "none" => new ToolChoice(ToolChoiceMode.None),
                "required" => new ToolChoice(ToolChoiceMode.Required),
                _ => ToolChoice.Auto,
            };
        }

        var choice = new FieldReader(value, parent.PathOf("tool_choice"));
        choice.OneOf("type", choice.Required("type"), "function");
        choice.AllowOnly("type", "name");
        return new ToolChoice(ToolChoiceMode.Function, choice.RequiredString("name"));
    }

    public static void Write(Utf8JsonWriter json, ToolChoice choice)
    {
        if (choice.Mode != ToolChoiceMode.Function)
        {
            json.WriteString("tool_choice"u8, choice.Mode switch
            {
                ToolChoiceMode.None => "none"u8,
                ToolChoiceMode.Required => "required"u8,
                _ => "auto"u8,
            });
            return;
        }

        json.WriteStartObject("tool_choice"u8);
        json.WriteString("type"u8, "function"u8);
        json.WriteString("name"u8, choice.FunctionName);
        json.WriteEndObject();
    }
}
