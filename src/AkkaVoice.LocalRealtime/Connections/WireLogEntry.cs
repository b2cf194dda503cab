using System.Text;
using System.Text.Json;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>One event of a <see cref="WireLog"/>.</summary>
/// <param name="ConnectionIndex">0 for the server's first connection, then 1, 2, …</param>
/// <param name="IsFromClient">True when the client sent it, false when the server did.</param>
/// <param name="Timestamp">When, as a timestamp of the server's <see cref="TimeProvider"/>.</param>
/// <param name="Utf8Json">The whole event.</param>
public sealed record WireLogEntry(int ConnectionIndex, bool IsFromClient, long Timestamp, ReadOnlyMemory<byte> Utf8Json)
{
    private readonly Lazy<JsonElement?> _json = new(() => Parse(Utf8Json));

    /// <summary>The event's type; empty when it is not a JSON object that has one.</summary>
    public string Type =>
        Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : string.Empty;

    /// <summary>The event, parsed; null when it is not JSON.</summary>
    public JsonElement? Json => _json.Value;

    /// <inheritdoc />
    public override string ToString() => $"#{ConnectionIndex} {(IsFromClient ? "->" : "<-")} {Encoding.UTF8.GetString(Utf8Json.Span)}";

    private static JsonElement? Parse(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
