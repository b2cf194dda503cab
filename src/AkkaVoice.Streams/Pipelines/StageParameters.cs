using System.Globalization;
using Akka.Configuration.Hocon;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>
/// The parameters of one stage as <c>config.hocon</c> gives them. A stage reads each by its type, default and range; reading is
/// declaring, so what was never read is unknown, and everything wrong is reported together. A wrong value reads as the default:
/// the stage that is made of it is thrown away.
/// </summary>
public sealed class StageParameters
{
    private readonly string _path;
    private readonly IReadOnlyDictionary<string, HoconValue> _given;
    private readonly ICollection<string> _errors;
    private readonly List<StageParameter> _declared = [];

    internal StageParameters(string path, IReadOnlyDictionary<string, HoconValue> given, ICollection<string> errors)
    {
        _path = path;
        _given = given;
        _errors = errors;
    }

    internal IReadOnlyList<StageParameter> Declared => _declared;

    /// <summary>A number.</summary>
    /// <param name="key">The key, in lower case with hyphens; the unit belongs to its end (<c>cutoff-hz</c>).</param>
    /// <param name="defaultValue">What it is when not given.</param>
    /// <param name="least">The least that is allowed.</param>
    /// <param name="most">The most that is allowed.</param>
    /// <param name="unit">The unit, for messages and descriptions.</param>
    public double Number(string key, double defaultValue, double least, double most, string unit)
    {
        var allowed = $"{Spell(least)} to {Spell(most)}{(unit.Length == 0 ? "" : $" ({unit})")}";
        _declared.Add(new StageParameter(key, Spell(defaultValue), allowed));
        if (Literal(key, allowed) is not { } text)
            return defaultValue;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Wrong(key, text, allowed);
        return defaultValue;
    }

    /// <summary>A whole number.</summary>
    /// <inheritdoc cref="Number"/>
    public int Integer(string key, int defaultValue, int least, int most, string unit)
    {
        var allowed = $"whole numbers from {least} to {most}{(unit.Length == 0 ? "" : $" ({unit})")}";
        _declared.Add(new StageParameter(key, Spell(defaultValue), allowed));
        if (Literal(key, allowed) is not { } text)
            return defaultValue;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Wrong(key, text, allowed);
        return defaultValue;
    }

    /// <summary>A switch: <c>on</c>, <c>yes</c>, <c>true</c> or <c>off</c>, <c>no</c>, <c>false</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">What it is when not given.</param>
    public bool Switch(string key, bool defaultValue)
    {
        const string Allowed = "on or off";
        _declared.Add(new StageParameter(key, defaultValue ? "on" : "off", Allowed));
        switch (Literal(key, Allowed))
        {
            case null:
                return defaultValue;
            case "on" or "yes" or "true":
                return true;
            case "off" or "no" or "false":
                return false;
            case var text:
                Wrong(key, text, Allowed);
                return defaultValue;
        }
    }

    /// <summary>One of several words, each naming a member of an enumeration: <c>SoftLimit</c> is spelled <c>soft-limit</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">What it is when not given.</param>
    public T Choice<T>(string key, T defaultValue)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(value => Words.Spell(value.ToString()));
        var allowed = string.Join(" or ", words.Keys);
        _declared.Add(new StageParameter(key, Words.Spell(defaultValue.ToString()), allowed));
        if (Literal(key, allowed) is not { } text)
            return defaultValue;
        if (words.TryGetValue(text, out var value))
            return value;
        Wrong(key, text, allowed);
        return defaultValue;
    }

    /// <summary>Any text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">What it is when not given.</param>
    public string Text(string key, string defaultValue)
    {
        _declared.Add(new StageParameter(key, $"\"{defaultValue}\"", "any text"));
        return Literal(key, "any text") ?? defaultValue;
    }

    /// <summary>Reports what is wrong with a value in a way that its range cannot say, such as two values that do not go together.</summary>
    /// <param name="key">The key whose value is to be changed.</param>
    /// <param name="problem">What is wrong and what is allowed.</param>
    public void Error(string key, string problem) => _errors.Add($"{_path}.{key}: {problem}");

    /// <summary>Reports what was given and never read.</summary>
    internal void RejectUnread(string stage)
    {
        var known = _declared.Select(parameter => parameter.Key).ToList();
        foreach (var key in _given.Keys.Where(key => key != "stage" && !known.Contains(key)).Order())
            _errors.Add($"{_path}.{key}: not a parameter of {stage}; allowed: {(known.Count == 0 ? "none" : string.Join(", ", known))}");
    }

    private string? Literal(string key, string allowed)
    {
        if (!_given.TryGetValue(key, out var value) || value.IsNothing())
            return null;
        if (value.IsString())
            return value.GetString();
        Wrong(key, value.IsObject() ? "an object" : "a list", allowed);
        return null;
    }

    private void Wrong(string key, string? value, string allowed) => _errors.Add($"{_path}.{key} = {value}: not allowed; allowed: {allowed}");

    private static string Spell(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
