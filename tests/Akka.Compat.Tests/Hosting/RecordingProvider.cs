using Microsoft.Extensions.Logging;

namespace Akka.Compat.Tests.Hosting;

/// <summary>A logger that a test can wait on.</summary>
public sealed class RecordingProvider : ILoggerProvider, ILogger
{
    private readonly Lock _gate = new();
    private readonly List<(LogLevel Level, string Text)> _seen = [];
    private readonly List<(string Part, TaskCompletionSource<(LogLevel, string)> Found)> _waiting = [];

    /// <summary>The first event whose text contains <paramref name="part"/>, past or future.</summary>
    public Task<(LogLevel Level, string Text)> Seen(string part)
    {
        var found = new TaskCompletionSource<(LogLevel, string)>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            foreach (var entry in _seen)
            {
                if (entry.Text.Contains(part, StringComparison.Ordinal))
                    return Task.FromResult(entry);
            }

            _waiting.Add((part, found));
        }

        return found.Task;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var entry = (logLevel, formatter(state, exception));
        lock (_gate)
        {
            _seen.Add(entry);
            foreach (var (part, found) in _waiting)
            {
                if (entry.Item2.Contains(part, StringComparison.Ordinal))
                    found.TrySetResult(entry);
            }
        }
    }

    public void Dispose()
    {
    }
}
