using System.Globalization;
using System.Reflection;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The settings about logging that are more than one value.</summary>
internal static class LoggingSettings
{
    public static ILogMessageFormatter Formatter(Config config)
    {
        var name = config.GetString("akka.logger-formatter");
        if (string.IsNullOrEmpty(name))
            return DefaultLogMessageFormatter.Instance;
        var type = Type.GetType(name)
            ?? throw new ConfigurationException($"akka.logger-formatter = '{name}' is not a type that can be loaded.");
        if (type == typeof(DefaultLogMessageFormatter))
            return DefaultLogMessageFormatter.Instance;
        return type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is { } constructor
            ? (ILogMessageFormatter)constructor.Invoke([])
            : throw new ConfigurationException($"akka.logger-formatter = '{name}' must have an empty constructor.");
    }

    public static MinimalLogger StdoutLogger(Config config, LogFilterEvaluator filter)
    {
        var name = config.GetString("akka.stdout-logger-class");
        MinimalLogger logger;
        if (string.IsNullOrEmpty(name))
        {
            logger = new StandardOutLogger();
        }
        else
        {
            var type = Type.GetType(name)
                ?? throw new ArgumentException($"Could not load type of {name} for standard out logger. (akka.stdout-logger-class)");
            if (!typeof(MinimalLogger).IsAssignableFrom(type))
                throw new ArgumentException($"Standard out logger type must inherit from {nameof(MinimalLogger)}. (akka.stdout-logger-class = '{name}')");
            logger = (MinimalLogger)Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, [], null);
        }

        logger.Filter = filter;
        return logger;
    }

    public static int DeadLetters(Config config) => config.GetString("akka.log-dead-letters") switch
    {
        "on" or "true" => int.MaxValue,
        "off" or "false" => 0,
        var number => int.Parse(number, CultureInfo.InvariantCulture),
    };
}
