using Akka.Actor;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Writes log events to the output of the test.</summary>
public class TestOutputLogger : ReceiveActor
{
    public TestOutputLogger(ITestOutputHelper output)
    {
        Receive<LogEvent>(logEvent => Write(output, logEvent));
        Receive<InitializeLogger>(initialize =>
        {
            initialize.LoggingBus.Subscribe(Self, typeof(LogEvent));
            Sender.Tell(new LoggerInitialized());
        });
    }

    private static void Write(ITestOutputHelper output, LogEvent logEvent)
    {
        try
        {
            output.WriteLine(logEvent.ToString());
        }
        catch (FormatException exception)
        {
            // A template that does not fit its arguments must not lose what was logged.
            var cause = logEvent.Cause is null ? exception : (Exception)new AggregateException(exception, logEvent.Cause);
            var what = logEvent.Message is LogMessage message ? message.Unformatted() : logEvent.Message;
            Context.System.EventStream.Publish(new Error(
                cause,
                logEvent.LogSource,
                logEvent.LogClass,
                $"Received a malformed formatted message. Log level: [{logEvent.LogLevel()}], Template and args: [{what}]"));
        }
        catch (InvalidOperationException)
        {
            // The test has ended and takes no more output; the system it used may still log its own end.
        }
    }
}
