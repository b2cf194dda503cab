using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Compat.Tests.Actor;

public class LoggingTests : ActorTests
{
    public LoggingTests()
        : base("akka.loglevel = INFO\nakka.loggers = []")
    {
    }

    [Fact]
    public async Task An_actors_log_names_its_path_and_class_and_keeps_the_template()
    {
        var inlet = NewInlet();
        System.EventStream.Subscribe(inlet.Ref, typeof(Info));
        var actor = System.ActorOf(Scripted.Props(), "logging");
        await actor.Do((_, context) =>
        {
            context.GetLogger().Info("{0} of {1:000}", 1, 2);
            return 0;
        });
        var info = await inlet.Next<Info>();
        Assert.Equal("akka://test/user/logging", info.LogSource);
        Assert.Equal(typeof(Scripted), info.LogClass);
        Assert.Equal("1 of 002", info.Message.ToString());
        Assert.Equal("{0} of {1:000}", Assert.IsAssignableFrom<LogMessage>(info.Message).Format);
        Assert.Equal(LogLevel.InfoLevel, info.LogLevel());
    }

    [Fact]
    public async Task Levels_below_the_configured_one_are_not_published()
    {
        var inlet = NewInlet();
        System.EventStream.Subscribe(inlet.Ref, typeof(LogEvent));
        var log = Logging.GetLogger(System, "source");
        Assert.False(log.IsDebugEnabled);
        Assert.True(log.IsInfoEnabled);
        log.Debug("quiet");
        log.Warning(new TestFailure("cause"), "loud");
        var warning = await inlet.Next<Warning>();
        Assert.Equal("loud", warning.Message.ToString());
        Assert.Equal("cause", warning.Cause.Message);
        Assert.Equal("source (akka://test)", warning.LogSource);
    }

    [Fact]
    public async Task A_failing_child_is_logged_under_its_path()
    {
        var inlet = NewInlet();
        System.EventStream.Subscribe(inlet.Ref, typeof(Error));
        var actor = System.ActorOf(Scripted.Props(), "failing");
        actor.Tell(Scripted.Fail);
        var error = await inlet.Next<Error>();
        Assert.Equal("akka://test/user/failing", error.LogSource);
        Assert.Equal("asked to", error.Message.ToString());
        Assert.IsType<TestFailure>(error.Cause);
    }

    [Fact]
    public async Task Configured_loggers_get_the_events()
    {
        var received = new TaskCompletionSource<LogEvent>();
        Recorder.Received = received;
        var system = ActorSystem.Create("logs", ConfigurationFactory.ParseString(
            $"akka.loglevel = INFO\nakka.stdout-loglevel = OFF\nakka.loggers = [\"{typeof(Recorder).AssemblyQualifiedName}\"]"));
        using var patience = new CancellationTokenSource(Patience);
        while (!received.Task.IsCompleted)
        {
            // A logger may still be starting when the system is there.
            system.Log.Info("hello {0}", "logger");
            await Task.WhenAny(received.Task, Task.Delay(10, patience.Token));
            patience.Token.ThrowIfCancellationRequested();
        }

        Assert.Equal("hello logger", (await received.Task).Message.ToString());
        await system.Terminate();
    }

    [Theory]
    [InlineData(LogLevel.DebugLevel, typeof(Debug))]
    [InlineData(LogLevel.InfoLevel, typeof(Info))]
    [InlineData(LogLevel.WarningLevel, typeof(Warning))]
    [InlineData(LogLevel.ErrorLevel, typeof(Error))]
    public void Levels_have_names_and_classes(LogLevel level, Type type)
    {
        Assert.Equal(type, level.ClassFor());
        Assert.Equal(level, Logging.LogLevelFor(level.StringFor()));
    }

    public sealed class Recorder : ReceiveActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
    {
        public Recorder()
        {
            Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
            Receive<LogEvent>(logEvent =>
            {
                if (logEvent.Message.ToString()!.StartsWith("hello", StringComparison.Ordinal))
                    Received?.TrySetResult(logEvent);
            });
        }

        public static TaskCompletionSource<LogEvent>? Received { get; set; }
    }
}
