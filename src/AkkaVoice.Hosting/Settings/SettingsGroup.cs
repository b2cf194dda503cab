using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace AkkaVoice.Hosting.Settings;

/// <summary>
/// Settings as properties. A property's name is its key's: <c>SilenceDurationMs</c> is <c>silence-duration-ms</c>, and a group in a group
/// puts its name and a dot in front.
/// </summary>
public abstract class SettingsGroup
{
    private protected SettingsGroup()
    {
    }

    /// <summary>The keys that were set, in full, with their values as the configuration spells them.</summary>
    internal IEnumerable<KeyValuePair<string, string>> ToKeys() => Collect(Configuration.ConfigKeys.Root);

    /// <summary>A property's key, without what stands before it.</summary>
    internal static string KeyOf(PropertyInfo property) => JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name);

    /// <summary>The same, with what stands before them.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Collect(string path) =>
        GetType().GetProperties().SelectMany(property => property.GetValue(this) switch
        {
            null => [],
            SettingsGroup group => group.Collect($"{path}.{KeyOf(property)}"),
            var value => [KeyValuePair.Create($"{path}.{KeyOf(property)}", Spell(value))],
        });

    private static string Spell(object value) => value switch
    {
        string text => text,
        bool on => on ? "on" : "off",
        TimeSpan span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds}ms"),
        IEnumerable list => Spell(list.Cast<string>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>A list as the configuration spells it.</summary>
    internal static string Spell(IEnumerable<string> list) => $"[{string.Join(", ", list.Select(JsonNamed))}]";

    private static string JsonNamed(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
