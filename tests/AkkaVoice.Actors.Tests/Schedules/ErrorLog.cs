using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>Keeps what was logged as a warning or worse.</summary>
internal sealed class ErrorLog : ILoggerFactory, ILogger
{
    private readonly Lock _lock = new();
    private readonly List<(LogLevel Level, string Text, Exception? Exception)> _entries = [];

    public IReadOnlyList<(LogLevel Level, string Text, Exception? Exception)> Entries
    {
        get
        {
            lock (_lock)
                return [.. _entries];
        }
    }

    public IEnumerable<string> Lines => Entries.Select(entry => $"{entry.Level}: {entry.Text} {entry.Exception}");

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        lock (_lock)
            _entries.Add((logLevel, formatter(state, exception), exception));
    }

    public void Dispose()
    {
    }
}
