using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaVoice.Testing.Faults.Lines;

namespace AkkaVoice.Testing.Faults;

/// <summary>
/// Makes broken events out of good ones: other bytes, cut and spliced texts, values of another kind, types that do not fit their
/// fields, endless nesting, huge texts and numbers. The same seed makes the same events.
/// </summary>
public sealed class EventMutator
{
    private const int HugeCharacters = 100_000;
    private const int DeepLevels = 5_000;

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1e400", "-0.5", "99999999999999999999", "2147483648", "[]", "{}", "[[[]]]", "\"\"",
        "\"\\ud800\"", "\"\\u0000\"", "\"AQACAAM=\"", "\"not base64!\"", "\"in_progress\"", "{\"type\":\"text\"}", "[null]",
    ];

    private readonly Random _random;
    private readonly byte[][] _corpus;
    private readonly string[] _types;

    /// <summary>A mutator.</summary>
    /// <param name="seed">Determines what comes out.</param>
    /// <param name="corpus">Events as JSON, at least one; good ones give the most.</param>
    public EventMutator(int seed, IEnumerable<string> corpus)
    {
        _random = new Random(seed);
        _corpus = [.. corpus.Select(Encoding.UTF8.GetBytes)];
        ArgumentOutOfRangeException.ThrowIfZero(_corpus.Length, nameof(corpus));
        _types = [.. _corpus.Select(TypeOf).Where(type => type is not null).Distinct()!];
    }

    /// <summary>The next broken event. Now and then one is broken so that it is a good one.</summary>
    /// <returns>Bytes that need not be JSON, nor UTF-8.</returns>
    public byte[] Next()
    {
        var bytes = Pick();
        for (var times = _random.Next(1, 3); times > 0; times--)
            bytes = TryMutate(bytes);
        return bytes;
    }

    private byte[] TryMutate(byte[] bytes)
    {
        try
        {
            return Mutate(bytes);
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            // No JSON any more, not UTF-8, or half a surrogate: broken enough.
            return bytes;
        }
    }

    private byte[] Pick() => _corpus[_random.Next(_corpus.Length)];

    private byte[] Mutate(byte[] bytes)
    {
        var at = _random.Next(bytes.Length + 1);
        switch (_random.Next(12))
        {
            case 0 when at < bytes.Length:
                var flipped = bytes.ToArray();
                flipped[at] = (byte)_random.Next(256);
                return flipped;
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + _random.Next(20))..]];
            case 3:
                var other = Pick();
                return [.. bytes[..at], .. other[_random.Next(other.Length)..]];
            case 4:
                return [.. bytes[..at], .. "{}[]\",:0\\u00"u8.ToArray().OrderBy(_ => _random.Next()).Take(3), .. bytes[at..]];
            case 5 when _random.Next(100) == 0:
                return Change(bytes, _ => JsonValue.Create(new string('x', HugeCharacters)));
            case 6 when _random.Next(100) == 0:
                return [.. bytes[..at], .. Enumerable.Repeat((byte)'[', DeepLevels), .. bytes[at..]];
            case 7 or 8:
                return Change(bytes, node => node, remove: true);
            case 9:
                return Retype(bytes);
            default:
                return Change(bytes, _ => JsonNode.Parse(Values[_random.Next(Values.Length)]));
        }
    }

    // The fields of one event under the name of another.
    private byte[] Retype(byte[] bytes)
    {
        if (_types.Length == 0 || JsonNode.Parse(bytes) is not JsonObject json)
            return bytes;
        json["type"] = _types[_random.Next(_types.Length)];
        return Write(json);
    }

    private byte[] Change(byte[] bytes, Func<JsonNode?, JsonNode?> change, bool remove = false)
    {
        if (JsonNode.Parse(bytes) is not { } root)
            return bytes;
        var nodes = Below(root).ToList();
        if (nodes.Count == 0)
            return bytes;
        var (parent, key) = nodes[_random.Next(nodes.Count)];
        if (parent is JsonObject fields)
        {
            var node = fields[(string)key];
            fields.Remove((string)key);
            if (!remove)
                fields[(string)key] = change(node);
        }
        else if (parent is JsonArray list)
        {
            list[(int)key] = remove ? null : change(list[(int)key]);
        }

        return Write(root);
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Below(JsonNode node) => node switch
    {
        JsonObject fields => fields.ToList().SelectMany(field => Below(field.Value, fields, field.Key)),
        JsonArray list => list.ToList().SelectMany((item, index) => Below(item, list, index)),
        _ => [],
    };

    private static IEnumerable<(JsonNode Parent, object Key)> Below(JsonNode? node, JsonNode parent, object key) =>
        (node is null ? [] : Below(node)).Prepend((parent, key));

    private static byte[] Write(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    // A corpus may hold what is broken already.
    private static string? TypeOf(byte[] bytes) => EventType.Of(bytes) is { Length: > 0 } type ? type : null;
}
