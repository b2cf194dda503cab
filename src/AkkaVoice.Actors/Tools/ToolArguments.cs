using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools;

/// <summary>Reads the arguments that a model wrote.</summary>
internal static class ToolArguments
{
    /// <summary>Reads arguments and checks them against the tool's schema as far as the model can use the complaint.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="text">The arguments as the model wrote them.</param>
    /// <returns>The arguments.</returns>
    /// <exception cref="ToolFailedException">They are no JSON object, or one that is needed is missing.</exception>
    internal static AIFunctionArguments Read(AIFunction tool, string text)
    {
        var arguments = new AIFunctionArguments(StringComparer.Ordinal);
        foreach (var property in Parse(text).EnumerateObject())
        {
            arguments[property.Name] = property.Value.Clone();
        }

        var missing = Required(tool).Where(name => !arguments.ContainsKey(name)).ToList();
        return missing.Count == 0
            ? arguments
            : throw new ToolFailedException($"Missing arguments: {string.Join(", ", missing)}.");
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            // A tool without parameters is often called with nothing at all.
            using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(text) ? "{}" : text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            // Said below, without the parser's words.
        }

        throw new ToolFailedException("The arguments are not a JSON object.");
    }

    private static IEnumerable<string> Required(AIFunction tool) =>
        tool.JsonSchema.ValueKind == JsonValueKind.Object
        && tool.JsonSchema.TryGetProperty("required", out var required)
        && required.ValueKind == JsonValueKind.Array
            ? required.EnumerateArray().Select(name => name.GetString()!)
            : [];
}
