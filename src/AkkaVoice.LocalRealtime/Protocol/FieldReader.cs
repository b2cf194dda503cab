using System.Text.Json;

namespace AkkaVoice.LocalRealtime.Protocol;

/// <summary>
/// Reads a JSON object field by field. Every complaint names the field by its path and says what is allowed, in the wording
/// and with the codes the service uses.
/// </summary>
internal readonly struct FieldReader
{
    private readonly JsonElement _object;

    public FieldReader(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw WrongType(path, "an object", element);
        }

        _object = element;
        Path = path;
    }

    public string Path { get; }

    /// <summary>Throws when the object has a field that is not listed.</summary>
    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        foreach (var property in _object.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                var path = PathOf(property.Name);
                throw RealtimeErrorException.Invalid(ErrorCodes.UnknownParameter, $"Unknown parameter: '{path}'.", path);
            }
        }
    }

    public string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    /// <summary>True when the field is present, also when it is null.</summary>
    public bool Has(string name, out JsonElement value) => _object.TryGetProperty(name, out value);

    /// <summary>True when the field is present and not null.</summary>
    public bool HasValue(string name, out JsonElement value) =>
        _object.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement Required(string name) => Has(name, out var value) ? value : throw Missing(name);

    public FieldReader RequiredObject(string name) => new(Required(name), PathOf(name));

    public string RequiredString(string name, int maxLength = int.MaxValue) => StringOf(name, Required(name), maxLength);

    /// <summary>The text of the field; null when it is absent or null.</summary>
    public string? OptionalString(string name, int maxLength = int.MaxValue) =>
        HasValue(name, out var value) ? StringOf(name, value, maxLength) : null;

    public bool Boolean(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw WrongType(PathOf(name), "a boolean", value),
    };

    public int Integer(string name, JsonElement value, int min, int max)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || number != Math.Floor(number))
        {
            throw WrongType(PathOf(name), "an integer", value);
        }

        return number < min || number > max ? throw OutOfRange(name, value, min, max) : (int)number;
    }

    public double Number(string name, JsonElement value, double min, double max)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number))
        {
            throw WrongType(PathOf(name), "a number", value);
        }

        return number < min || number > max ? throw OutOfRange(name, value, min, max) : number;
    }

    public string OneOf(string name, JsonElement value, params ReadOnlySpan<string> allowed)
    {
        var text = StringOf(name, value, int.MaxValue);
        return allowed.Contains(text) ? text : throw NotAllowed(PathOf(name), text, allowed);
    }

    public JsonElement Array(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value : throw WrongType(PathOf(name), "an array", value);

    public string StringOf(string name, JsonElement value, int maxLength)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw WrongType(PathOf(name), "a string", value);
        }

        var text = value.GetString()!;
        return text.Length <= maxLength ? text : throw RealtimeErrorException.Invalid(
            ErrorCodes.StringAboveMaxLength,
            $"Invalid '{PathOf(name)}': string too long. Expected a string with maximum length {maxLength}, but got a string with length {text.Length} instead.",
            PathOf(name));
    }

    public RealtimeErrorException Missing(string name) => RealtimeErrorException.Invalid(
        ErrorCodes.MissingRequiredParameter, $"Missing required parameter: '{PathOf(name)}'.", PathOf(name));

    public RealtimeErrorException Invalid(string name, string message) =>
        RealtimeErrorException.Invalid(ErrorCodes.InvalidValue, message, PathOf(name));

    public static RealtimeErrorException NotAllowed(string path, string value, ReadOnlySpan<string> allowed) =>
        RealtimeErrorException.Invalid(
            ErrorCodes.InvalidValue,
            $"Invalid value: '{value}'. Supported values are: {string.Join(", ", allowed.ToArray().Select(v => $"'{v}'"))}.",
            path);

    public static RealtimeErrorException WrongType(string path, string expected, JsonElement got) =>
        RealtimeErrorException.Invalid(
            ErrorCodes.InvalidType, $"Invalid type for '{path}': expected {expected}, but got {NameOf(got)} instead.", path);

    private RealtimeErrorException OutOfRange(string name, JsonElement value, double min, double max) =>
        Invalid(name, FormattableString.Invariant($"Invalid '{PathOf(name)}': {value.GetRawText()} is not between {min} and {max}."));

    private static string NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
