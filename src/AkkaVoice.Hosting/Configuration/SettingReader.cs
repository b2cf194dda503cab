using System.Globalization;
using System.Net;
using Akka.Configuration;

namespace AkkaVoice.Hosting.Configuration;

/// <summary>
/// Reads values out of a configuration and remembers what is wrong with them. A wrong value reads as its type's default,
/// so that reading goes on and all errors are found in one pass.
/// </summary>
internal sealed class SettingReader(Config config)
{
    private readonly List<string> _errors = [];
    private readonly HashSet<string> _rejected = new(StringComparer.Ordinal);
    private readonly Config? _given;

    private SettingReader(Config config, Config given, IEnumerable<string> rejected)
        : this(config)
    {
        _given = given;
        _rejected.UnionWith(rejected);
    }

    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Reads the same keys with other values in front. What is wrong without them too is not reported again.</summary>
    /// <param name="given">The values in front; only they count as given.</param>
    /// <param name="below">Values between those and these.</param>
    public SettingReader Over(Config given, Config below) => new(given.WithFallback(below).WithFallback(config), given, _rejected);

    /// <summary>Reports a wrong value; the first report about a key says it all.</summary>
    public void Reject(string key, string value, string allowed)
    {
        if (_rejected.Add(key)) _errors.Add($"{key} is '{value}'; allowed: {allowed}");
    }

    public void Reject(string error) => _errors.Add(error);

    /// <summary>Whether a value was given that is not the default.</summary>
    public bool IsChanged(string key) =>
        (_given ?? config) is var given && given.HasPath(key) && given.GetValue(key).ToString() != ConfigurationSources.Reference.GetValue(key).ToString();

    /// <summary>Refuses values that would silently do nothing.</summary>
    public void RefuseChanged(string prefix, IEnumerable<string> names, string effect)
    {
        foreach (var key in names.Select(name => prefix + name).Where(key => IsChanged(key) && !_rejected.Contains(key)))
            _errors.Add($"{key} is '{Text(key)}'; it has an effect {effect} only: leave it out here");
    }

    public string Text(string key)
    {
        if (!config.HasPath(key))
        {
            _errors.Add($"{key} is missing");
            return "";
        }

        var value = config.GetValue(key);
        if (value.IsObject() || Setting.IsList(value))
        {
            Reject(key, Setting.IsList(value) ? "[...]" : "{...}", "a single value");
            return "";
        }

        return value.GetString() ?? "";
    }

    public string? OptionalText(string key)
    {
        var text = Text(key);
        return text.Length == 0 ? null : text;
    }

    public string RequiredText(string key)
    {
        var text = Text(key);
        if (string.IsNullOrWhiteSpace(text)) Reject(key, text, "any text that is not empty");
        return text;
    }

    public bool Switch(string key) => OneOf(key, new Dictionary<string, bool>
    {
        ["on"] = true,
        ["off"] = false,
        ["true"] = true,
        ["false"] = false,
        ["yes"] = true,
        ["no"] = false,
    }, "on, off");

    public T OneOf<T>(string key, IReadOnlyDictionary<string, T> values, string? allowed = null)
    {
        var text = Text(key);
        if (values.TryGetValue(text, out var value)) return value;
        Reject(key, text, allowed ?? string.Join(", ", values.Keys));
        return values.Values.First();
    }

    public int Integer(string key, int min, int max) => Integer(key, Text(key), min, max, "");

    public int? IntegerOr(string key, string word, int min, int max)
    {
        var text = Text(key);
        return text == word ? null : Integer(key, text, min, max, $", or {word}");
    }

    public double Number(string key, double min, double max)
    {
        var text = Text(key);
        if (TryNumber(text, min, max) is { } value) return value;
        Reject(key, text, FormattableString.Invariant($"a number from {min} to {max}"));
        return min;
    }

    public double? NumberOr(string key, string word, double min, double max)
    {
        var text = Text(key);
        if (text == word) return null;
        if (TryNumber(text, min, max) is { } value) return value;
        Reject(key, text, FormattableString.Invariant($"a number from {min} to {max}, or {word}"));
        return min;
    }

    public IPAddress Address(string key)
    {
        var text = Text(key);
        if (IPAddress.TryParse(text == "localhost" ? "127.0.0.1" : text, out var address)) return address;
        Reject(key, text, "an IP address, for example 127.0.0.1, ::1 or 0.0.0.0");
        return IPAddress.Loopback;
    }

    public TimeSpan Duration(string key, TimeSpan min, TimeSpan max)
    {
        var text = Text(key);
        try
        {
            var value = config.GetTimeSpan(key, null, false);
            if (value >= min && value <= max) return value;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ConfigurationException or Akka.Configuration.ConfigurationException)
        {
            // Not a duration at all; told below like one that is out of range.
        }

        Reject(key, text, $"a duration from {Durations.Say(min)} to {Durations.Say(max)}, for example {Durations.Say(max)}");
        return min;
    }

    public IReadOnlyList<string> List(string key)
    {
        if (!config.HasPath(key) || !Setting.IsList(config.GetValue(key)))
        {
            Reject(key, Text(key), "a list such as [a, b]");
            return [];
        }

        return config.GetValue(key).IsArray() ? [.. config.GetStringList(key)] : [];
    }

    private static double? TryNumber(string text, double min, double max) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : null;

    private int Integer(string key, string text, int min, int max, string orWord)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max) return value;
        Reject(key, text, $"a whole number from {min} to {max}{orWord}");
        return min;
    }
}
