using System.CommandLine;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Programs;

namespace AkkaVoice.Hosting.Commands;

/// <summary>The options that set keys of the configuration, and how they become one.</summary>
internal sealed class SettingOptions(VoiceProgram program)
{
    private readonly Option<string?> _config = new("--config")
    {
        Description = "Configuration file (default: ./config.hocon when there is one)",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Sets any key of config.hocon, for example --set akkavoice.session.speed=1.1; may be repeated",
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly List<(Option<string?> Option, string Key)> _named = [];

    /// <summary>An option that is another name for a key.</summary>
    public SettingOptions Named(string name, string helpName, string key, string description)
    {
        _named.Add((new Option<string?>(name) { Description = $"{description} ({key})", HelpName = helpName }, key));
        return this;
    }

    public void AddTo(Command command)
    {
        foreach (var (option, _) in _named) command.Add(option);
        command.Add(_set);
        command.Add(_config);
    }

    /// <summary>Loads the configuration with the options given.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="fixedSettings">Settings that the command itself insists on.</param>
    /// <exception cref="ConfigurationException">Something is wrong; lists all of it.</exception>
    public AkkaVoiceOptions Load(ParseResult result, params KeyValuePair<string, string>[] fixedSettings)
    {
        var errors = new List<string>();
        var overrides = new List<KeyValuePair<string, string>>();
        foreach (var setting in result.GetValue(_set) ?? [])
        {
            var equals = setting.IndexOf('=');
            if (equals <= 0) errors.Add($"--set is '{setting}'; allowed: KEY=VALUE, for example akkavoice.session.voice=marin");
            else overrides.Add(new(setting[..equals].Trim(), setting[(equals + 1)..].Trim()));
        }

        foreach (var (option, key) in _named)
        {
            if (result.GetValue(option) is { } value) overrides.Add(new(key, value));
        }

        try
        {
            var options = program.Load(result.GetValue(_config), [.. overrides, .. fixedSettings]);
            return errors.Count == 0 ? options : throw new ConfigurationException(errors);
        }
        catch (ConfigurationException e) when (errors.Count > 0 && !ReferenceEquals(e.Errors, errors))
        {
            throw new ConfigurationException([.. errors, .. e.Errors]);
        }
    }
}
