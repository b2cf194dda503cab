using System.Text.Json;

namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>Reads commands: one JSON object each, its field <c>type</c> naming the command.</summary>
internal static class BrowserCommandReader
{
    public const int MaxTextLength = 4_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4 };

    /// <exception cref="FormatException">It is not a command; the message says what is wrong, for a person.</exception>
    public static BrowserCommand Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8, Options);
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what a string of bytes that are no UTF-8 gives.
            throw new FormatException("A text message is not JSON.");
        }
    }

    private static BrowserCommand Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw new FormatException("A text message is not a JSON object.");
        return Field(root, "type", JsonValueKind.String).GetString() switch
        {
            "start" => new BrowserCommand.Start(Number(root, "version")),
            "text" => new BrowserCommand.Text(Text(root, "text")),
            "interrupt" => new BrowserCommand.Interrupt(),
            "end" => new BrowserCommand.End(),
            "pong" => new BrowserCommand.Pong(Number(root, "number")),
            _ => throw new FormatException("A text message has an unknown type; allowed: start, text, interrupt, end, pong."),
        };
    }

    private static string Text(JsonElement root, string name)
    {
        var text = Field(root, name, JsonValueKind.String).GetString()!;
        return !string.IsNullOrWhiteSpace(text) && text.Length <= MaxTextLength
            ? text
            : throw new FormatException($"The field {name} must have 1 to {MaxTextLength} characters.");
    }

    private static int Number(JsonElement root, string name) =>
        Field(root, name, JsonValueKind.Number).TryGetInt32(out var number)
            ? number
            : throw new FormatException($"The field {name} must be a whole number.");

    private static JsonElement Field(JsonElement root, string name, JsonValueKind kind) =>
        root.TryGetProperty(name, out var field) && field.ValueKind == kind
            ? field
            : throw new FormatException($"The field {name} is missing, or not a {kind.ToString().ToLowerInvariant()}.");
}
