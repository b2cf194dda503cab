using Akka.Dispatch;
using Akka.Event;

namespace Akka.Hosting;

/// <summary>Collects how a system logs. It begins with the default logger, which prints on standard output.</summary>
public sealed class LoggerConfigBuilder
{
    private readonly HashSet<Type> _loggers = [typeof(DefaultLogger)];
    private Type? _formatter;

    internal LoggerConfigBuilder(AkkaConfigurationBuilder builder) => Builder = builder;

    public LogLevel LogLevel { get; set; } = LogLevel.InfoLevel;

    public bool LogConfigOnStart { get; set; }

    public DeadLetterOptions? DeadLetterOptions { get; set; }

    public DebugOptions? DebugOptions { get; set; }

    public LogFilterBuilder? LogFilterBuilder { get; set; }

    [Obsolete("Use WithDefaultLogMessageFormatter<T>().")]
    public Type? LogMessageFormatter
    {
        get => _formatter;
        set => _formatter = value is null || typeof(ILogMessageFormatter).IsAssignableFrom(value)
            ? value
            : throw new ArgumentException($"{value.FullName} must implement {nameof(ILogMessageFormatter)}.", nameof(value));
    }

    internal AkkaConfigurationBuilder Builder { get; }

    public LoggerConfigBuilder ClearLoggers()
    {
        _loggers.Clear();
        return this;
    }

    /// <summary>Adds a logger: an actor that prints log events.</summary>
    public LoggerConfigBuilder AddLogger<T>()
        where T : IRequiresMessageQueue<ILoggerMessageQueueSemantics>
    {
        _loggers.Add(typeof(T));
        return this;
    }

    public LoggerConfigBuilder WithDefaultLogMessageFormatter<T>()
        where T : ILogMessageFormatter
    {
        _formatter = typeof(T);
        return this;
    }

    /// <summary>Adds filters that keep events from being printed.</summary>
    public LoggerConfigBuilder WithLogFilter(Action<LogFilterBuilder> filterBuilder)
    {
        LogFilterBuilder ??= new LogFilterBuilder();
        filterBuilder(LogFilterBuilder);
        return this;
    }

    internal string ToHocon()
    {
        var loggers = string.Join(", ", _loggers.Select(static type => $"\"{type.AssemblyQualifiedName}\""));
        var lines = new List<string>
        {
            $"akka.loglevel = {(Enum.IsDefined(LogLevel) ? LogLevel.ToString().Replace("Level", "") : LogLevel.StringFor())}",
            $"akka.loggers = [{loggers}]",
            $"akka.log-config-on-start = {LogConfigOnStart.ToHocon()}",
        };
        if (_formatter is not null)
            lines.Add($"akka.logger-formatter = \"{_formatter.AssemblyQualifiedName}\"");
        if (DeadLetterOptions is not null)
            lines.Add(DeadLetterOptions.ToString());
        if (DebugOptions is not null)
            lines.Add(DebugOptions.ToString());
        return string.Join('\n', lines);
    }
}
