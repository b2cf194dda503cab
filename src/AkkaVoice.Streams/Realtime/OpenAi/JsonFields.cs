using System.Text.Json;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>
/// Reads fields as far as they are there and of the right kind. Servers leave fields out, send null, or send another kind;
/// none of that is worth losing a conversation.
/// </summary>
internal static class JsonFields
{
    public static JsonElement? Object(this JsonElement element, ReadOnlySpan<byte> name) =>
        Field(element, name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static JsonElement.ArrayEnumerator Array(this JsonElement element, ReadOnlySpan<byte> name) =>
        Field(element, name) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : default;

    public static string? String(this JsonElement element, ReadOnlySpan<byte> name) =>
        Field(element, name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    public static string Text(this JsonElement element, ReadOnlySpan<byte> name) => String(element, name) ?? string.Empty;

    public static double? Number(this JsonElement element, ReadOnlySpan<byte> name) =>
        Field(element, name) is { ValueKind: JsonValueKind.Number } found && found.TryGetDouble(out var value) ? value : null;

    public static long Whole(this JsonElement element, ReadOnlySpan<byte> name) =>
        Number(element, name) is { } value && double.IsFinite(value) ? (long)Math.Clamp(value, -9e15, 9e15) : 0;

    public static int Int(this JsonElement element, ReadOnlySpan<byte> name) =>
        (int)Math.Clamp(Whole(element, name), int.MinValue, int.MaxValue);

    public static JsonElement? Field(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;
}
