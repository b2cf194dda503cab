using System.Globalization;
using Akka.Configuration.Hocon;
using AkkaVoice.Hosting.Settings;

namespace AkkaVoice.Hosting.Configuration;

/// <summary>
/// Reads one object out of a list in the configuration, such as an agent. Every key is optional and reads as null when it is not given;
/// what is wrong, and what was never read, goes to the errors.
/// </summary>
internal sealed class ListedObject
{
    private readonly IReadOnlyDictionary<string, HoconValue> _members;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<string> _errors;

    private ListedObject(string path, IReadOnlyDictionary<string, HoconValue> members, List<string> errors) =>
        (Path, _members, _errors) = (path, members, errors);

    public string Path { get; }

    /// <summary>The objects of a list.</summary>
    public static IReadOnlyList<ListedObject> Read(Akka.Configuration.Config config, string key, string example, List<string> errors)
    {
        if (!config.HasPath(key)) return [];
        var value = config.GetValue(key);
        if (!value.IsArray())
        {
            if (!Setting.IsList(value)) errors.Add($"{key} is '{value}'; allowed: a list such as {example}");
            return [];
        }

        var objects = new List<ListedObject>();
        foreach (var (element, i) in value.GetArray().Select((element, i) => (element, i)))
        {
            if (element.IsObject()) objects.Add(new ListedObject($"{key}[{i}]", element.GetObject().Items.ToDictionary(), errors));
            else errors.Add($"{key}[{i}] is '{element}'; allowed: an object as in {example}");
        }

        return objects;
    }

    public void Reject(string key, string value, string allowed) => _errors.Add($"{Path}.{key} is '{value}'; allowed: {allowed}");

    public void Reject(string error) => _errors.Add($"{Path}{error}");

    public string? Text(string key) => Find(key) is not { } value ? null
        : value.IsString() ? value.GetString()
        : Wrong(key, value, "a text");

    public IReadOnlyList<string>? Texts(string key)
    {
        if (Find(key) is not { } value) return null;
        if (value.IsArray()) return [.. value.GetStringList()];
        if (!Setting.IsList(value)) Wrong(key, value, "a list such as [a, b]");
        return [];
    }

    public IReadOnlyDictionary<string, string>? Map(string key)
    {
        if (Find(key) is not { } value) return null;
        if (value.IsObject()) return value.GetObject().Items.ToDictionary(item => item.Key, item => item.Value.GetString() ?? "");
        Wrong(key, value, "an object such as { NAME = value }");
        return null;
    }

    /// <summary>The settings of a group within, each by its name and as the configuration spells it; null when there are none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Group(string key)
    {
        if (Find(key) is not { } value) return null;
        if (!value.IsObject())
        {
            Wrong(key, value, "an object such as { key = value }");
            return null;
        }

        var settings = new List<KeyValuePair<string, string>>();
        foreach (var (name, inner) in value.GetObject().Items)
        {
            if (inner.IsObject()) Wrong($"{key}.{name}", inner, "a single value");
            else settings.Add(new(name, inner.IsArray() ? SettingsGroup.Spell(inner.GetStringList()) : Setting.IsList(inner) ? "[]" : inner.GetString() ?? ""));
        }

        return settings;
    }

    public int? Integer(string key, int min, int max)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max) return value;
        Reject(key, text, $"a whole number from {min} to {max}");
        return null;
    }

    public TimeSpan? Duration(string key, TimeSpan min, TimeSpan max)
    {
        if (Find(key) is not { } value) return null;
        try
        {
            var span = value.GetTimeSpan(false);
            if (span >= min && span <= max) return span;
        }
        catch (Exception e) when (e is FormatException or OverflowException or Akka.Configuration.ConfigurationException)
        {
            // Not a duration at all; told below like one that is out of range.
        }

        Wrong(key, value, $"a duration from {Durations.Say(min)} to {Durations.Say(max)}");
        return null;
    }

    public T? OneOf<T>(string key, IReadOnlyDictionary<string, T> values)
        where T : struct
    {
        if (Text(key) is not { } text) return null;
        if (values.TryGetValue(text, out var value)) return value;
        Reject(key, text, string.Join(", ", values.Keys));
        return null;
    }

    /// <summary>Reports keys that nothing has read.</summary>
    public void RejectUnread()
    {
        foreach (var key in _members.Keys.Where(key => !_read.Contains(key)).Order(StringComparer.Ordinal))
            _errors.Add($"{Path}.{key} is not a key; allowed there: {string.Join(", ", _read.Order(StringComparer.Ordinal))}");
    }

    private HoconValue? Find(string key)
    {
        _read.Add(key);
        return _members.GetValueOrDefault(key);
    }

    private string? Wrong(string key, HoconValue value, string allowed)
    {
        Reject(key, value.ToString() ?? "", allowed);
        return null;
    }
}
