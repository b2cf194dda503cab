using Akka.Configuration.Hocon;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>
/// The stages that a pipeline can be made of, by name: the built-in ones, and those that a program or a plug-in assembly adds.
/// Filled at start and then only read; adding is not safe for concurrent use.
/// </summary>
public sealed class StageCatalog
{
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>A catalog with the built-in stages.</summary>
    public StageCatalog()
    {
        BuiltInStages.AddTo(this);
    }

    /// <summary>The names, in alphabetical order.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Adds a stage.</summary>
    /// <param name="name">Its name in <c>config.hocon</c>: lower-case letters, digits and hyphens.</param>
    /// <param name="summary">What it does, in a sentence.</param>
    /// <param name="read">
    /// Reads the stage's parameters, once for each use in a pipeline, and gives what makes the stage, once for each session. It is also
    /// called with no parameters at all, to learn what it would read.
    /// </param>
    /// <returns>This catalog.</returns>
    /// <exception cref="ArgumentException">The name is not spelled right, or is there already.</exception>
    public StageCatalog Add(string name, string summary, Func<StageParameters, StageFactory> read)
    {
        if (!Words.IsName(name))
            throw new ArgumentException($"'{name}' is not a name for a stage; allowed: lower-case letters, digits and single hyphens, beginning with a letter.", nameof(name));
        if (!_entries.TryAdd(name, new Entry(summary, read)))
            throw new ArgumentException($"There is a stage '{name}' already.", nameof(name));
        return this;
    }

    /// <summary>Every stage with its parameters, in alphabetical order.</summary>
    public IEnumerable<StageDescription> Describe() => _entries.Select(entry =>
    {
        var parameters = new StageParameters(entry.Key, new Dictionary<string, HoconValue>(), []);
        entry.Value.Read(parameters);
        return new StageDescription(entry.Key, entry.Value.Summary, parameters.Declared);
    });

    /// <summary>Finds what reads a stage's parameters.</summary>
    internal Func<StageParameters, StageFactory>? Find(string name) => _entries.GetValueOrDefault(name)?.Read;

    private sealed record Entry(string Summary, Func<StageParameters, StageFactory> Read);
}
