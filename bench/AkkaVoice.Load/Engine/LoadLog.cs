using Microsoft.Extensions.Logging;

namespace AkkaVoice.Load.Engine;

/// <summary>Writes every line of the log as a console would have it, and shows the warnings only: what logging costs is part of the engine's cost.</summary>
internal sealed class LoadLog : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Log(categoryName);

    public void Dispose()
    {
    }

    private sealed class Log(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = formatter(state, exception);
            if (logLevel >= LogLevel.Warning)
                Console.Error.WriteLine($"{logLevel} {category}: {line} {exception?.GetType().Name}");
        }
    }
}
