using System.Reflection;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Tools.Jokes;
using AkkaVoice.Actors.Tools.Weather;
using AkkaVoice.Hosting.Mcp;
using AkkaVoice.Streams.Pipelines;

namespace AkkaVoice.Hosting.Configuration;

/// <summary>
/// Puts a configuration together: the reference (<c>config.hocon</c>, part of the program), a file, the environment and the
/// command line, the later winning.
/// </summary>
public sealed class ConfigurationSources
{
    /// <summary>The user's file; null looks for <c>config.hocon</c> in the current directory.</summary>
    public string? File { get; init; }

    /// <summary>The environment; tests give their own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Settings of the command line, in their order: full key and value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Overrides { get; init; } = [];

    /// <summary>Settings of the program itself: full key and value. They count for more than the reference and for less than all else.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Program { get; init; } = [];

    /// <summary>The stages that pipelines can be made of; gets those of the assemblies that the configuration names.</summary>
    public StageCatalog Stages { get; init; } = new();

    /// <summary>The tools that there are.</summary>
    public IReadOnlyCollection<string> ToolNames { get; init; } = [WeatherTool.Name, JokeTool.Name];

    /// <summary>The agents of the program.</summary>
    public IReadOnlyCollection<Agent> Agents { get; init; } = [];

    /// <summary>The MCP servers of the program.</summary>
    public IReadOnlyList<McpServer> McpServers { get; init; } = [];

    /// <summary>The environment of this process.</summary>
    /// <returns>All variables.</returns>
    public static IReadOnlyDictionary<string, string> ProcessEnvironment() =>
        System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "");

    /// <summary>Reads, merges and checks everything.</summary>
    /// <returns>The options in force.</returns>
    /// <exception cref="ConfigurationException">Something is wrong; lists all of it.</exception>
    public AkkaVoiceOptions Load()
    {
        var errors = new List<string>();
        var reference = Reference;
        var known = ConfigKeys.Leaves(reference);
        var file = ReadFile(errors);
        UnknownKeys.Check(file.Config, file.Name, known, errors);
        var environment = EnvironmentSettings.Read(Environment, known, errors);
        var overrides = Known(Overrides, "the command line", known, errors);
        var program = Known(Program, "the program", known, errors);

        var merged = Setting.ToConfig(overrides, known, errors)
            .WithFallback(Setting.ToConfig(environment, known, errors))
            .WithFallback(file.Config)
            .WithFallback(Setting.ToConfig(program, known, errors))
            .WithFallback(reference);
        return OptionsBinder.Bind(merged, Stages, new KnownNames(ToolNames, Agents), McpServers, file.Directory, errors);
    }

    /// <summary>The program's own copy of <c>config.hocon</c>: every key with its default.</summary>
    public static Config Reference { get; } = ConfigurationFactory.ParseString(ReferenceText());

    internal static string ReferenceText()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("config.hocon")
            ?? throw new InvalidOperationException("config.hocon is not part of this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static List<KeyValuePair<string, string>> Known(
        IEnumerable<KeyValuePair<string, string>> settings, string source, IReadOnlyDictionary<string, HoconValue> known, List<string> errors)
    {
        var found = new List<KeyValuePair<string, string>>();
        foreach (var setting in settings)
        {
            if (known.ContainsKey(setting.Key)) found.Add(setting);
            else errors.Add(UnknownKeys.Say(setting.Key, source, known));
        }

        return found;
    }

    private (Config Config, string Name, string Directory) ReadFile(List<string> errors)
    {
        var path = Path.GetFullPath(File ?? "config.hocon");
        var directory = Path.GetDirectoryName(path) ?? ".";
        if (!System.IO.File.Exists(path))
        {
            if (File is not null) errors.Add($"--config is '{File}'; no such file");
            return (ConfigurationFactory.ParseString(""), File ?? "", directory);
        }

        try
        {
            return (ConfigurationFactory.ParseString(System.IO.File.ReadAllText(path)), File ?? "config.hocon", directory);
        }
        catch (Exception e) when (e is Akka.Configuration.ConfigurationException or FormatException or IOException or UnauthorizedAccessException)
        {
            errors.Add($"{path}: {e.Message}");
            return (ConfigurationFactory.ParseString(""), path, directory);
        }
    }
}
