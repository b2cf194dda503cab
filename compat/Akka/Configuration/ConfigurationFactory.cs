using System.Reflection;
using System.Text.Json;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Makes a <see cref="Config"/> from text, resources and objects.</summary>
public class ConfigurationFactory
{
    /// <summary>A configuration that holds no key.</summary>
    public static Config Empty => ParseString("");

    /// <summary>
    /// Reads HOCON. <c>include "name"</c> asks <paramref name="includeCallback"/>; without one, files are read,
    /// relative to the including file or the current directory, and a file that does not exist counts as empty unless it is <c>required</c>.
    /// </summary>
    /// <exception cref="FormatException">The text is not HOCON, or a substitution has no value; the message gives line and column.</exception>
    public static Config ParseString(string hocon, Func<string, HoconRoot> includeCallback) =>
        new(Parser.Parse(hocon, includeCallback));

    /// <inheritdoc cref="ParseString(string, Func{string, HoconRoot})"/>
    public static Config ParseString(string hocon) => ParseString(hocon, null);

    /// <summary>The <c>&lt;akka&gt;&lt;hocon&gt;</c> section of the program's app.config; empty without one.</summary>
    public static Config Load() => AppConfigFile.ReadHocon() is { } hocon ? ParseString(hocon) : Config.Empty;

    /// <summary>The reference configuration: every key of the runtime, with its default.</summary>
    public static Config Default() => FromResource("Akka.Configuration.akka.conf", typeof(ConfigurationFactory).Assembly);

    public static Config FromResource(string resourceName, object instanceInAssembly) => instanceInAssembly switch
    {
        Type type => FromResource(resourceName, type.Assembly),
        Assembly assembly => FromResource(resourceName, assembly),
        _ => FromResource(resourceName, instanceInAssembly.GetType().Assembly),
    };

    public static Config FromResource<TAssembly>(string resourceName) =>
        FromResource(resourceName, typeof(TAssembly).Assembly);

    /// <exception cref="ArgumentException">The assembly embeds no such resource.</exception>
    public static Config FromResource(string resourceName, Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(resourceName) ?? throw new ArgumentException(
            $"Assembly {assembly.GetName().Name} has no resource '{resourceName}'; it has: " +
            string.Join(", ", assembly.GetManifestResourceNames()), nameof(resourceName));
        using var reader = new StreamReader(stream);
        return ParseString(reader.ReadToEnd());
    }

    /// <summary>The public properties of <paramref name="source"/> as a configuration.</summary>
    public static Config FromObject(object source) => ParseString(JsonSerializer.Serialize(source));
}
