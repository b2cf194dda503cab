using AkkaVoice.Actors.Tools.Jokes;
using AkkaVoice.Actors.Tools.Weather;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools;

/// <summary>Tools by name, so that configuration can switch them on and off.</summary>
public sealed class ToolCatalogue
{
    private readonly Dictionary<string, Func<AIFunction>> _tools = new(StringComparer.Ordinal);

    /// <summary>The names that can be asked for, in the order of their registration.</summary>
    public IReadOnlyCollection<string> Names => _tools.Keys;

    /// <summary>Makes a catalogue of the tools that come with the engine: <c>get_weather</c> and <c>tell_joke</c>.</summary>
    /// <param name="weather">The weather tool's settings.</param>
    /// <param name="http">Reaches the weather service.</param>
    /// <param name="time">The clock of its deadlines.</param>
    /// <returns>The catalogue.</returns>
    public static ToolCatalogue BuiltIn(WeatherOptions weather, HttpClient http, TimeProvider time)
    {
        // Shared by all sessions: it remembers for a while that the service is away.
        var reports = new WeatherReports(weather, new OpenMeteoClient(http), time);
        var sessions = -1;
        return new ToolCatalogue()
            .Add(WeatherTool.Name, () => WeatherTool.Create(reports))
            .Add(JokeTool.Name, () => JokeTool.Create(Interlocked.Increment(ref sessions)));
    }

    /// <summary>Registers a tool.</summary>
    /// <param name="name">Its name, as configuration and the model know it.</param>
    /// <param name="create">Makes the tool; called once for each session.</param>
    /// <returns>This catalogue.</returns>
    /// <exception cref="ArgumentException">The name is taken, or empty.</exception>
    public ToolCatalogue Add(string name, Func<AIFunction> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!_tools.TryAdd(name, create))
        {
            throw new ArgumentException($"A tool named '{name}' is registered already.", nameof(name));
        }

        return this;
    }

    /// <summary>Registers a tool, in place of one of the same name.</summary>
    /// <param name="name">Its name, as configuration and the model know it.</param>
    /// <param name="create">Makes the tool; called once for each session.</param>
    /// <returns>This catalogue.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public ToolCatalogue Set(string name, Func<AIFunction> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _tools[name] = create;
        return this;
    }

    /// <summary>Finds the names that are not in the catalogue.</summary>
    /// <param name="names">The names asked for.</param>
    /// <returns>One sentence for each unknown name, saying what is allowed; empty when all are known.</returns>
    public IReadOnlyList<string> Check(IEnumerable<string> names) =>
        [.. names.Where(name => !_tools.ContainsKey(name))
            .Select(name => $"There is no tool '{name}'; allowed: {string.Join(", ", _tools.Keys)}.")];

    /// <summary>Makes the tools of a session.</summary>
    /// <param name="names">Which.</param>
    /// <returns>The tools, each a new one.</returns>
    /// <exception cref="ArgumentException">A name is unknown; the message names all that are.</exception>
    public IReadOnlyList<AIFunction> Create(IEnumerable<string> names)
    {
        var asked = names.Distinct(StringComparer.Ordinal).ToList();
        var complaints = Check(asked);
        return complaints.Count == 0
            ? asked.ConvertAll(name => _tools[name]())
            : throw new ArgumentException(string.Join(' ', complaints), nameof(names));
    }
}
