using System.Text;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace AkkaVoice.Hosting.Configuration;

/// <summary>Settings that arrive as plain text, from the environment and the command line.</summary>
internal static class Setting
{
    /// <summary>
    /// Each value is taken literally, except where the reference has a list: there <c>a,b</c> and <c>[a, b]</c> are lists.
    /// </summary>
    public static Config ToConfig(
        IEnumerable<KeyValuePair<string, string>> settings, IReadOnlyDictionary<string, HoconValue> known, List<string> errors)
    {
        var lines = new StringBuilder();
        foreach (var (key, value) in settings)
        {
            try
            {
                var line = $"{key} = {Literal(value, IsList(known[key]))}";
                _ = ConfigurationFactory.ParseString(line); // on its own first, so that a bad one is named
                lines.AppendLine(line);
            }
            catch (Exception e) when (e is Akka.Configuration.ConfigurationException or FormatException)
            {
                errors.Add($"{key} is '{value}'; {e.Message}");
            }
        }

        return ConfigurationFactory.ParseString(lines.ToString());
    }

    /// <summary>Whether a value is a list; an empty one does not say so itself, but what it is made of does.</summary>
    public static bool IsList(HoconValue value) => value.IsArray() || value.Values.Any(element => element.IsArray());

    private static string Literal(string value, bool isList)
    {
        if (!isList) return Quote(value);
        var text = value.Trim();
        if (text.StartsWith('[')) return text;
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return $"[{string.Join(", ", parts.Select(Quote))}]";
    }

    private static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
