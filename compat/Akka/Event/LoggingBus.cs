using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Annotations;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Event;

/// <summary>An event bus by the type of events, with the loggers of a system as subscribers.</summary>
public class LoggingBus : ActorEventBus<object, Type>
{
    private static readonly LogLevel[] AllLogLevels = [LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.WarningLevel, LogLevel.ErrorLevel];

    private static int _loggerNumber;

    private readonly List<IActorRef> _loggers = [];

    /// <summary>The subscribers of each event type seen so far; replaced when subscriptions change.</summary>
    private volatile ConcurrentDictionary<Type, IActorRef[]> _subscribersByType = new();

    public LogLevel LogLevel { get; private set; } = LogLevel.DebugLevel;

    public override void Publish(object @event)
    {
        var cache = _subscribersByType;
        var type = @event.GetType();
        if (!cache.TryGetValue(type, out var subscribers))
            cache[type] = subscribers = SubscribersOf(type);
        foreach (var subscriber in subscribers)
            Publish(@event, subscriber);
    }

    /// <summary>Prints on standard output what is logged before the loggers have started.</summary>
    public void StartStdoutLogger(Settings config)
    {
        SetUpStdoutLogger(config);
        Publish(new Debug(SimpleName(this), GetType(), "StandardOutLogger started"));
    }

    /// <summary>Changes what the loggers get, and what is logged at all.</summary>
    public void SetLogLevel(LogLevel logLevel)
    {
        LogLevel = logLevel;
        foreach (var logger in _loggers)
            SubscribeLogLevelAndAbove(logLevel, logger);
    }

    protected override bool IsSubClassification(Type parent, Type child) => parent.IsAssignableFrom(child);

    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event, ActorRefs.NoSender);

    protected override bool Classify(object @event, Type classifier) => classifier.IsInstanceOfType(@event);

    protected override Type GetClassifier(object @event) => @event.GetType();

    private protected override void OnSubscriptionsChanged() => _subscribersByType = new ConcurrentDictionary<Type, IActorRef[]>();

    /// <summary>Starts the loggers that the settings name and leaves standard output to them.</summary>
    [InternalApi]
    internal void StartDefaultLoggers(ActorSystemImpl system)
    {
        var settings = system.Settings;
        var source = $"{SimpleName(this)} ({system.Name})";
        var level = Logging.LogLevelFor(settings.LogLevel);
        var printsToStdout = false;
        LogLevel = level;
        foreach (var typeName in settings.Loggers)
        {
            var type = Type.GetType(typeName)
                ?? throw new ConfigurationException($"akka.loggers names '{typeName}', which is not a type that can be loaded.");
            if (type == typeof(StandardOutLogger))
            {
                printsToStdout = true;
                continue;
            }

            AddLogger(system, type, level, source);
        }

        if (!printsToStdout)
            Unsubscribe(settings.StdoutLogger);
        Publish(new Debug(source, GetType(), "Default Loggers started"));
    }

    /// <summary>Stops the loggers; what is still logged goes to standard output.</summary>
    [InternalApi]
    internal void StopDefaultLoggers(ActorSystem system)
    {
        var source = SimpleName(this);
        if (_loggers.Count > 0)
        {
            SetUpStdoutLogger(system.Settings);
            Publish(new Debug(source, GetType(), "Shutting down: StandardOutLogger started"));
        }

        foreach (var logger in _loggers)
        {
            Unsubscribe(logger);
            logger.AsInternal().Stop();
        }

        _loggers.Clear();
        Publish(new Debug(source, GetType(), "All default loggers stopped"));
    }

    private void SetUpStdoutLogger(Settings settings) =>
        SubscribeLogLevelAndAbove(Logging.LogLevelFor(settings.StdoutLogLevel), settings.StdoutLogger);

    private void AddLogger(ActorSystemImpl system, Type type, LogLevel level, string source)
    {
        var name = $"log{Interlocked.Increment(ref _loggerNumber)}-{SimpleName(type)}";
        var settings = system.Settings;
        var props = Props.Create(type).WithDispatcher(settings.LoggersDispatcher);
        var logger = system.SystemActorOf(props, name);
        _loggers.Add(logger);
        // Not limited by the scheduler, which may be one that a test drives; an answer that comes late counts too.
        var ready = logger.Ask(new InitializeLogger(this), Timeout.InfiniteTimeSpan);
        if (!settings.LoggerAsyncStart)
            AwaitReady(ready.WaitAsync(settings.LoggerStartTimeout), logger, source);
        SubscribeLogLevelAndAbove(level, logger);
        _ = ready.ContinueWith(
            _ => Publish(new Debug(source, GetType(), $"Logger {name} [{SimpleName(type)}] started")),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>The system's start is synchronous, so it waits here for its loggers. A slow one is reported and used all the same.</summary>
    private void AwaitReady(Task<object> ready, IActorRef logger, string source)
    {
        var answer = Result.FromTask(ready);
        if (answer.IsSuccess && answer.Value is not LoggerInitialized)
        {
            throw new LoggerInitializationException(
                $"Logger {logger} did not respond with {nameof(LoggerInitialized)}, sent instead {answer.Value}");
        }

        if (!answer.IsSuccess)
        {
            Publish(new Warning(
                answer.Exception,
                source,
                GetType(),
                $"Logger {logger} did not respond within the startup timeout to InitializeLogger(bus)"));
        }
    }

    private void SubscribeLogLevelAndAbove(LogLevel level, IActorRef logger)
    {
        foreach (var candidate in AllLogLevels)
        {
            if (candidate >= level)
                Subscribe(logger, candidate.ClassFor());
            else
                Unsubscribe(logger, candidate.ClassFor());
        }
    }
}
