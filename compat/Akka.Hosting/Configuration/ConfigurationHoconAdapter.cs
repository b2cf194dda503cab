using System.Text;
using Akka.Configuration;
using Akka.Util.Internal;
using Microsoft.Extensions.Configuration;

namespace Akka.Hosting.Configuration;

/// <summary>Turns sections of the host's configuration into HOCON.</summary>
public static class ConfigurationHoconAdapter
{
    /// <param name="config">The section; sections whose keys are numbers from 0 on become lists.</param>
    /// <param name="normalizeKeys">Whether keys are made lower case. In any case _ in them becomes a dash, and dots outside quotes make a path.</param>
    public static Config ToHocon(this IConfiguration config, bool normalizeKeys = true)
    {
        var text = new StringBuilder();
        AppendObject(text, config.GetChildren(), normalizeKeys);
        return ConfigurationFactory.ParseString(text.ToString());
    }

    private static void AppendObject(StringBuilder text, IEnumerable<IConfigurationSection> sections, bool normalizeKeys)
    {
        foreach (var section in sections)
        {
            text.Append(Key(section.Key, normalizeKeys)).Append(" = ");
            AppendValue(text, section, normalizeKeys);
            text.Append('\n');
        }
    }

    private static void AppendValue(StringBuilder text, IConfigurationSection section, bool normalizeKeys)
    {
        var children = section.GetChildren().ToList();
        if (children.Count == 0)
        {
            text.Append(section.Value is { } value ? Literal(value) : "{}");
        }
        else if (IsList(children))
        {
            text.Append('[');
            foreach (var child in children.OrderBy(static child => int.Parse(child.Key)))
            {
                AppendValue(text, child, normalizeKeys);
                text.Append('\n');
            }

            text.Append(']');
        }
        else
        {
            text.Append("{\n");
            AppendObject(text, children, normalizeKeys);
            text.Append('}');
        }
    }

    private static bool IsList(List<IConfigurationSection> sections) =>
        sections.All(static section => int.TryParse(section.Key, out var index) && index >= 0);

    private static string Key(string key, bool normalize)
    {
        var name = (normalize ? key.ToLowerInvariant() : key).Replace('_', '-');
        return string.Join('.', name.SplitDottedPathHonouringQuotes().Select(Quoted));
    }

    private static string Quoted(string name) =>
        name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') ? name : name.ToHocon() is ['"', ..] quoted ? quoted : $"\"{name}\"";

    /// <summary>JSON's truth values come capitalised, which HOCON does not know.</summary>
    private static string Literal(string value) => value is "True" or "False" ? value.ToLowerInvariant() : value.ToHocon();
}
