using System.Reflection;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Tests.Sessions;

public class ObservationTests : SessionTests
{
    private readonly LogBook _log = new();

    [Fact]
    public void States_tools_and_connections_are_logged_with_their_values_and_without_what_was_said()
    {
        Script.OnTurn(turn => turn.Hears("my secret city").Calls("get_weather", """{"city":"Secretville"}""", "call_1"))
            .OnTurn(turn => turn.Says("Secret answer.", TimeSpan.FromSeconds(1)));
        Start(
            Spec() with { Id = "abc", Tools = [Tool("get_weather", (string city) => $"secret weather of {city}")] },
            Services() with { Logging = _log });
        PersonSpeaks();
        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > 2_000);

        Assert.Contains("Session abc: connection ready (attempt (null))", _log.Lines);
        Assert.Contains("Session abc: user speaking", _log.Lines);
        Assert.Contains("Session abc: agent thinking", _log.Lines);
        Assert.Contains("Session abc: agent speaking", _log.Lines);
        Assert.Contains("Session abc: tool get_weather called (call call_1)", _log.Lines);
        Assert.Contains(_log.Lines, line => line.StartsWith("Session abc: tool get_weather answered (call call_1, ok True", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("secret", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void An_observer_that_fails_does_not_end_the_call()
    {
        Script.OnTurn(turn => turn.Says("Hello.", TimeSpan.FromSeconds(1)));
        var told = new List<SessionEvent>();
        Start(Spec() with
        {
            Greeting = "Greet.",
            OnEvent = sessionEvent =>
            {
                told.Add(sessionEvent);
                throw new InvalidOperationException("A bug of the observer's.");
            },
        });

        Await(() => told.Exists(sessionEvent => sessionEvent is TranscriptEvent { Final: true }));
        Assert.DoesNotContain(told, sessionEvent => sessionEvent is EndEvent);
    }

    [Fact]
    public void Log_messages_have_ids_of_their_own()
    {
        var ids = typeof(SessionManager).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId)
            .OfType<int>()
            .ToList();

        Assert.NotEmpty(ids);
        Assert.Distinct(ids);
    }

    [Theory]
    [InlineData(SessionEndReason.Requested, true)]
    [InlineData(SessionEndReason.PersonLeft, true)]
    [InlineData(SessionEndReason.Quiet, true)]
    [InlineData(SessionEndReason.TimeLimit, true)]
    [InlineData(SessionEndReason.Shutdown, true)]
    [InlineData(SessionEndReason.Unreachable, false)]
    [InlineData(SessionEndReason.Unauthorized, false)]
    [InlineData(SessionEndReason.ConnectionLost, false)]
    [InlineData(SessionEndReason.InternalError, false)]
    public void An_end_is_normal_or_something_went_wrong(SessionEndReason reason, bool normal) =>
        Assert.Equal(normal, reason.IsNormal());

    private sealed class LogBook : ILoggerFactory, ILogger
    {
        private readonly Lock _lock = new();
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lock)
                {
                    return [.. _lines];
                }
            }
        }

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lock)
            {
                _lines.Add(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
