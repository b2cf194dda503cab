using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Xunit2.Internals;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>
/// Base of test classes: each test gets a system of its own, which is stopped after it. Log events go to the output of the test if one is given.
/// </summary>
public class TestKit : TestKitBase, IDisposable
{
    protected readonly ITestOutputHelper Output;

    private static readonly TimeSpan LoggerStartTimeout = TimeSpan.FromSeconds(3);

    private bool _isDisposed;

    public TestKit(ActorSystem system = null, ITestOutputHelper output = null) : base(Assertions, system) => Output = Initialized(output);

    public TestKit(ActorSystemSetup config, string actorSystemName = null, ITestOutputHelper output = null)
        : base(Assertions, config, actorSystemName) => Output = Initialized(output);

    public TestKit(Config config, string actorSystemName = null, ITestOutputHelper output = null)
        : base(Assertions, config, actorSystemName) => Output = Initialized(output);

    public TestKit(string config, ITestOutputHelper output = null) : base(Assertions, ConfigurationFactory.ParseString(config)) =>
        Output = Initialized(output);

    public static new Config DefaultConfig => TestKitBase.DefaultConfig;

    public static new Config FullDebugConfig => TestKitBase.FullDebugConfig;

    protected static XunitAssertions Assertions { get; } = new();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs after the test; stops the system.</summary>
    protected virtual void AfterAll() => Shutdown();

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _isDisposed)
            return;
        _isDisposed = true;
        AfterAll();
    }

    /// <summary>Sends the log events of a system to the output of the test.</summary>
    protected void InitializeLogger(ActorSystem system) => InitializeLogger(system, Output);

    /// <summary>As the form without it, with a prefix before each line.</summary>
    protected void InitializeLogger(ActorSystem system, string prefix)
    {
        if (Output is not null)
            InitializeLogger(system, new PrefixedOutput(Output, prefix));
    }

    private static void InitializeLogger(ActorSystem system, ITestOutputHelper output)
    {
        if (output is null)
            return;
        var extended = (ExtendedActorSystem)system;
        var logger = extended.SystemActorOf(Props.Create(() => new TestOutputLogger(output)), "log-test" + Guid.NewGuid().ToString("N"));
        // Returns when the logger listens, so that the first event of the test is not missed.
        var initialized = logger.Ask<LoggerInitialized>(new InitializeLogger(system.EventStream), LoggerStartTimeout);
        ((IAsyncResult)initialized).AsyncWaitHandle.WaitOne(LoggerStartTimeout);
    }

    private ITestOutputHelper Initialized(ITestOutputHelper output)
    {
        InitializeLogger(Sys, output);
        return output;
    }

    private sealed class PrefixedOutput(ITestOutputHelper output, string prefix) : ITestOutputHelper
    {
        public void WriteLine(string message) => output.WriteLine(prefix + message);

        public void WriteLine(string format, params object[] args) => output.WriteLine(prefix + format, args);
    }
}
