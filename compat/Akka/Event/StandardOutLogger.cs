using Akka.Actor;
using Akka.Util;

namespace Akka.Event;

/// <summary>A logger without an actor: it prints on the thread that publishes.</summary>
public abstract class MinimalLogger : MinimalActorRef
{
    public LogFilterEvaluator Filter { get; internal set; } = LogFilterEvaluator.NoFilters;

    public sealed override IActorRefProvider Provider => throw new NotSupportedException($"{GetType().Name} belongs to no actor system.");

    public sealed override ActorPath Path { get; } = new RootActorPath(Address.AllSystems, "/StandardOutLogger");

    protected sealed override void TellInternal(object message, IActorRef sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        Log(message);
    }

    protected abstract void Log(object message);
}

/// <summary>Prints on standard output, each level in its color when colors are on.</summary>
public class StandardOutLogger : MinimalLogger
{
    public static ConsoleColor DebugColor { get; set; } = ConsoleColor.Gray;

    public static ConsoleColor InfoColor { get; set; } = ConsoleColor.White;

    public static ConsoleColor WarningColor { get; set; } = ConsoleColor.Yellow;

    public static ConsoleColor ErrorColor { get; set; } = ConsoleColor.Red;

    public static bool UseColors { get; set; } = true;

    public override string ToString() => "StandardOutLogger";

    protected override void Log(object message)
    {
        if (message is not LogEvent logEvent)
        {
            StandardOutWriter.WriteLine(message.ToString());
            return;
        }

        if (!Filter.ShouldTryKeepMessage(logEvent, out _))
            return;
        StandardOutWriter.WriteLine(Printed(logEvent), UseColors && !Console.IsOutputRedirected ? Color(logEvent) : null);
    }

    /// <summary>The event as a line; a template that does not fit its arguments must not lose the event.</summary>
    private static string Printed(LogEvent logEvent)
    {
        try
        {
            return logEvent.ToString();
        }
        catch (FormatException exception)
        {
            var what = logEvent.Message is LogMessage message ? message.Unformatted() : "";
            return $"Received a malformed formatted message. Log level: [{logEvent.LogLevel()}], Template and args: [{what}], Cause: {exception}";
        }
    }

    private static ConsoleColor Color(LogEvent logEvent) => logEvent.LogLevel() switch
    {
        LogLevel.DebugLevel => DebugColor,
        LogLevel.InfoLevel => InfoColor,
        LogLevel.WarningLevel => WarningColor,
        _ => ErrorColor,
    };
}
