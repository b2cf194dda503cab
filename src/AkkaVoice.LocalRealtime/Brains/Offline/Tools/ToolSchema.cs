using System.Text.Json;
using System.Text.RegularExpressions;

namespace AkkaVoice.LocalRealtime.Brains.Offline.Tools;

/// <summary>What a tool's JSON schema says about its arguments.</summary>
/// <param name="Required">Names of the parameters that must be given.</param>
/// <param name="CityParameter">The string parameter that takes a city; null when there is none, or when others are required too.</param>
internal sealed partial record ToolSchema(IReadOnlyList<string> Required, string? CityParameter)
{
    private static readonly ToolSchema Empty = new([], null);

    /// <summary>Reads the schema; a schema that cannot be read has no parameters.</summary>
    public static ToolSchema Read(FunctionTool tool)
    {
        try
        {
            using var json = JsonDocument.Parse(tool.ParametersJson);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement) : Empty;
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    private static ToolSchema Read(JsonElement schema)
    {
        var required = schema.TryGetProperty("required", out var names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!).ToList()
            : [];
        var texts = schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject().Where(property => IsText(property.Value)).ToList()
            : [];
        var city = texts.Find(property => CityLike().IsMatch(property.Name));
        if (city.Value.ValueKind == JsonValueKind.Undefined)
            city = texts.Find(property => CityLike().IsMatch(Description(property.Value)));
        var name = city.Value.ValueKind == JsonValueKind.Undefined && texts.Count == 1 ? texts[0].Name : NameOf(city);
        return new ToolSchema(required, name is not null && required.All(other => other == name) ? name : null);
    }

    private static string? NameOf(JsonProperty property) => property.Value.ValueKind == JsonValueKind.Undefined ? null : property.Name;

    private static bool IsText(JsonElement property) =>
        property.ValueKind == JsonValueKind.Object && (!property.TryGetProperty("type", out var type) || Names(type).Contains("string"));

    private static IEnumerable<string?> Names(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.String => [type.GetString()],
        JsonValueKind.Array => type.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString()),
        _ => [],
    };

    private static string Description(JsonElement property) =>
        property.TryGetProperty("description", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    [GeneratedRegex("city|location|place|town", RegexOptions.IgnoreCase)]
    private static partial Regex CityLike();
}
