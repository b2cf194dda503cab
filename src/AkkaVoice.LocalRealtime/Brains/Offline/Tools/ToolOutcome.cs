using System.Globalization;
using System.Text.Json;

namespace AkkaVoice.LocalRealtime.Brains.Offline.Tools;

/// <summary>Says what a function returned, in a sentence for the ear.</summary>
internal static class ToolOutcome
{
    private const int LongestText = 400;

    /// <summary>The sentence for one output.</summary>
    /// <param name="output">What the function returned: JSON or text.</param>
    /// <param name="argumentsJson">What it was called with; a city in it is named when the output names none.</param>
    public static string Say(string output, string? argumentsJson)
    {
        try
        {
            using var json = JsonDocument.Parse(output);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Object => SayObject(json.RootElement, argumentsJson),
                JsonValueKind.String => SayText(json.RootElement.GetString()!),
                _ => SayText(output),
            };
        }
        catch (JsonException)
        {
            return SayText(output);
        }
    }

    private static string SayObject(JsonElement result, string? argumentsJson)
    {
        if (Text(result, "error") is { } error)
            return $"I am sorry, that did not work. {Sentence(error)}";
        if (result.TryGetProperty("error", out var details) && details.ValueKind == JsonValueKind.Object)
            return $"I am sorry, that did not work. {Sentence(Text(details, "message") ?? "The reason is not known")}";
        if (Text(result, "joke") is { } joke)
            return joke;
        if (Number(result, "temperature_c") is { } temperature)
            return SayWeather(result, temperature, argumentsJson);
        foreach (var name in new[] { "text", "message", "answer", "result", "summary" })
        {
            if (Text(result, name) is { } text)
                return SayText(text);
        }

        return SayText(string.Join(", ", result.EnumerateObject().Where(IsPlain).Select(field => $"{field.Name.Replace('_', ' ')}: {field.Value}")));
    }

    private static string SayWeather(JsonElement result, double temperature, string? argumentsJson)
    {
        var place = Text(result, "city") ?? CityIn(argumentsJson);
        var sentence = place is null ? "It is " : $"In {place} it is ";
        sentence += $"{Degrees(temperature)}{(Text(result, "conditions") is { } conditions ? $", {conditions.ToLowerInvariant()}" : "")}";
        if (Number(result, "wind_kmh") is { } wind)
            sentence += $", and the wind blows at {Rounded(wind)} kilometres per hour";
        sentence += ".";
        if (Text(result, "note") is { } note)
            sentence += $" {Sentence(note)}";
        else if (Text(result, "source") == "sample")
            sentence += " This is sample data, not a live report.";
        return sentence;
    }

    private static string Degrees(double value) => Rounded(value) switch
    {
        "1" => "1 degree",
        "-1" => "minus 1 degree",
        ['-', .. var digits] => $"minus {digits} degrees",
        var digits => $"{digits} degrees",
    };

    private static string Rounded(double value) => (Math.Round(value, MidpointRounding.AwayFromZero) + 0.0).ToString("0", CultureInfo.InvariantCulture);

    private static string SayText(string text) => text.Trim() switch
    {
        "" => "That is done.",
        { Length: > LongestText } longText => longText[..LongestText] + "…",
        var whole => whole,
    };

    private static string Sentence(string text) => text.TrimEnd() is var trimmed && trimmed.EndsWith('.') ? trimmed : trimmed + ".";

    private static bool IsPlain(JsonProperty field) =>
        field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static double? Number(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string? CityIn(string? argumentsJson)
    {
        try
        {
            using var json = JsonDocument.Parse(argumentsJson ?? "{}");
            return json.RootElement.ValueKind == JsonValueKind.Object ? Text(json.RootElement, "city") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
