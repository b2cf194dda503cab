using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

/// <summary>
/// Filters for log events. A message is given exactly, by its start, by a part or as a regular expression; a source as text or actor path.
/// The system must log through <see cref="TestEventListener"/>, at a level that lets the events pass.
/// </summary>
public partial class EventFilterFactory
{
    private readonly TestKitBase _testKit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    public EventFilterFactory(TestKitBase testkit) : this(testkit, testkit.Sys, [])
    {
    }

    public EventFilterFactory(TestKitBase testkit, ActorSystem system) : this(testkit, system, [])
    {
    }

    public EventFilterFactory(TestKitBase testkit, ActorSystem actorSystem, IReadOnlyList<EventFilterBase> filters)
    {
        _testKit = testkit;
        _system = actorSystem;
        _filters = filters ?? [];
    }

    /// <summary>Errors caused by an exception of the type; the message may be that of the event or of the exception.</summary>
    public IEventFilterApplier Exception<TException>(Regex pattern, string source = null) where TException : Exception =>
        Exception(typeof(TException), pattern, source);

    /// <inheritdoc cref="Exception{TException}(Regex, string)"/>
    public IEventFilterApplier Exception(Type exceptionType, Regex pattern, string source = null, bool checkInnerExceptions = false) =>
        CreateApplier(new ErrorFilter(exceptionType, new RegexMatcher(pattern), Source(source), checkInnerExceptions), _system);

    /// <inheritdoc cref="Exception{TException}(Regex, string)"/>
    public IEventFilterApplier Exception<TException>(
        string message = null, string start = null, string contains = null, string source = null) where TException : Exception =>
        Exception(typeof(TException), message, start, contains, source);

    /// <inheritdoc cref="Exception{TException}(Regex, string)"/>
    public IEventFilterApplier Exception(
        Type exceptionType,
        string message = null,
        string start = null,
        string contains = null,
        string source = null,
        bool checkInnerExceptions = false) =>
        CreateApplier(
            new ErrorFilter(exceptionType, CreateMessageMatcher(message, start, contains), Source(source), checkInnerExceptions), _system);

    /// <summary>Events that the predicate holds for.</summary>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => CreateApplier(new CustomEventFilter(predicate), _system);

    /// <summary>Events of the type that the predicate holds for.</summary>
    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate) where TLogEvent : LogEvent =>
        Custom(logEvent => logEvent is TLogEvent typed && predicate(typed));

    public IEventFilterApplier ForLogLevel(
        LogLevel logLevel, string message = null, string start = null, string contains = null, string source = null) =>
        ForLogLevel(logLevel, CreateMessageMatcher(message, start, contains), Source(source));

    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string source = null) =>
        ForLogLevel(logLevel, new RegexMatcher(pattern), Source(source));

    /// <summary>Dead letters. They need no log level.</summary>
    public IEventFilterApplier DeadLetter() => CreateApplier(new DeadLettersFilter(null, null), _system);

    public IEventFilterApplier DeadLetter<TMessage>(string source = null) => DeadLetter(message => message is TMessage, source);

    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string source = null) =>
        DeadLetter(message => message is TMessage typed && isMatch(typed), source);

    public IEventFilterApplier DeadLetter(Type type, string source = null) => DeadLetter(type.IsInstanceOfType, source);

    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string source = null) =>
        DeadLetter(message => type.IsInstanceOfType(message) && isMatch(message), source);

    protected static IStringMatcher CreateMessageMatcher(string message, string start, string contains)
    {
        if (message is not null)
            return new EqualsString(message);
        if (start is not null)
            return new StartsWithString(start);
        return contains is not null ? new ContainsString(contains) : MatchesAll.Instance;
    }

    /// <summary>This filter and those before it, ready to run code.</summary>
    protected IEventFilterApplier CreateApplier(EventFilterBase filter, ActorSystem system) =>
        new InternalEventFilterApplier(_testKit, system, [.. _filters, filter]);

    private static IStringMatcher Source(string source) => source is null ? MatchesAll.Instance : new EqualsStringAndPathMatcher(source);

    private IEventFilterApplier DeadLetter(Predicate<object> isMatch, string source) =>
        CreateApplier(new DeadLettersFilter(null, Source(source), letter => isMatch(letter.Message)), _system);

    private IEventFilterApplier ForLogLevel(LogLevel logLevel, IStringMatcher message, IStringMatcher source) => CreateApplier(
        logLevel switch
        {
            LogLevel.DebugLevel => new DebugFilter(message, source),
            LogLevel.InfoLevel => new InfoFilter(message, source),
            LogLevel.WarningLevel => new WarningFilter(message, source),
            LogLevel.ErrorLevel => new ErrorFilter(message, source),
            _ => throw new ArgumentOutOfRangeException(nameof(logLevel), logLevel, "Allowed: debug, info, warning, error."),
        },
        _system);
}
