using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools;

/// <summary>Puts a tool's result into the text that the model reads.</summary>
internal static class ToolOutput
{
    /// <summary>Writes a result.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="result">What it returned.</param>
    /// <param name="maxCharacters">The longest text allowed.</param>
    /// <returns>The text, and whether the tool did what it should: a result with a field <c>error</c> says that it did not.</returns>
    internal static (string Text, bool Ok) Write(AIFunction tool, object? result, int maxCharacters)
    {
        var (text, ok) = result switch
        {
            null => ("{}", true),
            string plain => (plain, true),
            JsonElement { ValueKind: JsonValueKind.String } plain => (plain.GetString()!, true),
            JsonElement element => (element.GetRawText(), !IsError(element)),
            _ => Serialize(result, tool.JsonSerializerOptions),
        };
        return (text.Length <= maxCharacters ? text : Cut(text, maxCharacters), ok);
    }

    private static (string Text, bool Ok) Serialize(object result, JsonSerializerOptions options)
    {
        var element = JsonSerializer.SerializeToElement(result, options.GetTypeInfo(result.GetType()));
        return (element.GetRawText(), !IsError(element));
    }

    private static bool IsError(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("error", out _);

    /// <summary>Says plainly that something is missing, so that the model does not take the beginning for the whole.</summary>
    private static string Cut(string text, int maxCharacters) => new JsonObject
    {
        ["truncated"] = true,
        ["characters"] = text.Length,
        ["beginning"] = text[..(char.IsHighSurrogate(text[maxCharacters - 1]) ? maxCharacters - 1 : maxCharacters)],
    }.ToJsonString();
}
