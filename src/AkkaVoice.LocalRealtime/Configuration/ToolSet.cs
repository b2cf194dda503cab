using System.Text.Json;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>Declared tools, as the brain sees them and as they are echoed.</summary>
/// <param name="Functions">The function tools.</param>
/// <param name="Raw">The array as the client sent it; null for none.</param>
internal sealed record ToolSet(IReadOnlyList<FunctionTool> Functions, JsonElement? Raw)
{
    public static ToolSet Empty { get; } = new([], null);

    /// <summary>Reads <c>tools</c>; null and an empty array clear it. MCP tools are refused: this server does not run them.</summary>
    public static ToolSet Read(FieldReader parent, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return Empty;
        }

        var functions = new List<FunctionTool>();
        foreach (var element in parent.Array("tools", value).EnumerateArray())
        {
            functions.Add(ReadTool(new FieldReader(element, $"{parent.PathOf("tools")}[{functions.Count}]")));
        }

        return functions.Count == 0 ? Empty : new ToolSet(functions, value.Clone());
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WritePropertyName("tools"u8);
        if (Raw is { } raw)
        {
            raw.WriteTo(json);
        }
        else
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
    }

    private static FunctionTool ReadTool(FieldReader tool)
    {
        tool.OneOf("type", tool.Required("type"), "function");
        tool.AllowOnly("type", "name", "description", "parameters");
        return new FunctionTool(tool.RequiredString("name", 64), tool.OptionalString("description") ?? string.Empty, ReadParameters(tool));
    }

    private static string ReadParameters(FieldReader tool)
    {
        if (!tool.HasValue("parameters", out var schema))
        {
            return "{}";
        }

        return schema.ValueKind == JsonValueKind.Object
            ? schema.GetRawText()
            : throw FieldReader.WrongType(tool.PathOf("parameters"), "an object", schema);
    }
}
