using Akka.Actor;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Dispatch;
using Akka.Event;
using Microsoft.Extensions.Logging;
using AkkaLogLevel = Akka.Event.LogLevel;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Hosting.Logging;

/// <summary>Passes log events to an <see cref="ILoggerFactory"/>: the one of the system's setup, else the host's.</summary>
public class LoggerFactoryLogger : ActorBase, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
#pragma warning disable CA1051 // The field is part of the documented surface.
    protected readonly ILoggingAdapter InternalLogger = Akka.Event.Logging.GetLogger(Context.System.EventStream, nameof(LoggerFactoryLogger));
#pragma warning restore CA1051

    private readonly ILogger _logger;

    /// <exception cref="ConfigurationException">There is no factory to be found.</exception>
    public LoggerFactoryLogger()
    {
        var factory = FactoryFor(Context.System)
            ?? throw new ConfigurationException("Could not find any ILoggerFactory: neither a LoggerFactorySetup nor the service provider has one.");
        _logger = factory.CreateLogger<ActorSystem>();
    }

    protected override void PostStop() => InternalLogger.Info($"{nameof(LoggerFactoryLogger)} stopped");

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                InternalLogger.Info($"{nameof(LoggerFactoryLogger)} started");
                Sender.Tell(new LoggerInitialized());
                return true;
            case LogEvent logEvent:
                if (Context.System.Settings.LogFilter.ShouldTryKeepMessage(logEvent, out _))
                    Log(logEvent, Sender.Path);
                return true;
            default:
                return false;
        }
    }

    protected virtual void Log(LogEvent log, ActorPath path) => _logger.Log(LevelOf(log), log.Cause, "{Message}", log);

    private static ILoggerFactory? FactoryFor(ActorSystem system)
    {
        var setup = system.Settings.Setup.Get<LoggerFactorySetup>();
        if (setup.HasValue)
            return setup.Value.LoggerFactory;
        return DependencyResolver.For(system).Resolver.GetService<ILoggerFactory>();
    }

    private static LogLevel LevelOf(LogEvent logEvent) => logEvent.LogLevel() switch
    {
        AkkaLogLevel.DebugLevel => LogLevel.Debug,
        AkkaLogLevel.InfoLevel => LogLevel.Information,
        AkkaLogLevel.WarningLevel => LogLevel.Warning,
        _ => LogLevel.Error,
    };
}
