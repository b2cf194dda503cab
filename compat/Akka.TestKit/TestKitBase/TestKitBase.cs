using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Configs;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>
/// A test actor whose messages the test reads with expectations. Every expectation waits at most its timeout, scaled by
/// <c>akka.test.timefactor</c>, or what <c>Within</c> leaves, and fails through the assertions of the test framework.
/// </summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private const string DefaultSystemName = "test";

    private static readonly Config DebugConfig = ConfigurationFactory.ParseString(
        """
        akka {
          log-dead-letters-during-shutdown = on
          log-dead-letters = on
          loglevel = DEBUG
          stdout-loglevel = DEBUG
          actor.debug {
            receive = on
            autoreceive = on
            lifecycle = on
            event-stream = on
            unhandled = on
          }
        }
        """);

    private static int _lastTestActorNumber;

    private readonly ITestKitAssertions _assertions;
    private readonly MessageQueue _queue = new();
    private MessageEnvelope _lastMessage = NullMessageEnvelope.Instance;
    private TimeSpan? _end;
    private bool _lastWasNoMsg;

    protected TestKitBase(ITestKitAssertions assertions, ActorSystem system = null, string testActorName = null)
        : this(assertions, system, ActorSystemSetup.Empty, null, testActorName)
    {
    }

    protected TestKitBase(ITestKitAssertions assertions, ActorSystemSetup setup, string actorSystemName = null, string testActorName = null)
        : this(assertions, null, setup, actorSystemName, testActorName)
    {
    }

    protected TestKitBase(ITestKitAssertions assertions, Config config, string actorSystemName = null, string testActorName = null)
        : this(assertions, null, ActorSystemSetup.Empty.And(BootstrapSetup.Create().WithConfig(config)), actorSystemName, testActorName)
    {
    }

    protected TestKitBase(
        ITestKitAssertions assertions,
        ActorSystem system,
        ActorSystemSetup config,
        string actorSystemName,
        string testActorName)
    {
        _assertions = assertions ?? throw new ArgumentNullException(nameof(assertions));
#pragma warning disable CA2214 // The virtual call lets a subclass start the system later, as the genuine test kit allows.
        InitializeTest(system, config, actorSystemName, testActorName);
#pragma warning restore CA2214
    }

    /// <summary>The settings of the test kit and its log listener; a given configuration falls back to it.</summary>
    public static Config DefaultConfig => TestConfigs.DefaultConfig;

    /// <summary>Everything the runtime can log, at level DEBUG.</summary>
    public static Config FullDebugConfig => DebugConfig;

    /// <summary>The system under test.</summary>
    public ActorSystem Sys { get; private set; }

    public TestKitSettings TestKitSettings { get; private set; }

    /// <summary>The actor that receives for this test, and its implicit sender.</summary>
    public IActorRef TestActor { get; private set; }

    /// <summary>A log with the test as its source.</summary>
    public ILoggingAdapter Log => field ??= Logging.GetLogger(Sys, GetType());

    /// <summary>Expectations on what is logged.</summary>
    public EventFilterFactory EventFilter { get; private set; }

    /// <summary>The message of the last expectation.</summary>
    /// <exception cref="IllegalActorStateException">The last expectation received none.</exception>
    public object LastMessage => _lastMessage.Message;

    /// <summary>The sender of the last message.</summary>
    /// <exception cref="IllegalActorStateException">The last expectation received none.</exception>
    public IActorRef LastSender => _lastMessage.Sender;

    /// <summary>Whether a message waits to be read.</summary>
    public bool HasMessages => _queue.Count > 0;

    internal ITestKitAssertions TestAssertions => _assertions;

    /// <summary>Expectations on what another system logs.</summary>
    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);

    /// <summary>Stops the system under test; waits at most 5 s (dilated, and 10 s at most) unless told otherwise.</summary>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) =>
        Shutdown(Sys, duration, verifySystemShutdown);

    /// <summary>Starts the system unless one is given, and the test actor in it.</summary>
    protected virtual void InitializeTest(ActorSystem system, ActorSystemSetup config, string actorSystemName, string testActorName)
    {
        if (system is null)
        {
            var bootstrap = config.Get<BootstrapSetup>();
            var withDefaults = bootstrap.HasValue && bootstrap.Value.Config.HasValue
                ? bootstrap.Value.Config.Value.SafeWithFallback(DefaultConfig)
                : DefaultConfig;
            var setup = (bootstrap.HasValue ? bootstrap.Value : BootstrapSetup.Create()).WithConfig(withDefaults);
            system = ActorSystem.Create(actorSystemName ?? DefaultSystemName, config.And(setup));
        }

        Sys = system;
        system.RegisterExtension(new TestKitAssertionsExtension(_assertions));
        TestKitSettings = (TestKitSettings)system.RegisterExtension(new TestKitExtension());
        EventFilter = new EventFilterFactory(this, system);
        TestActor = CreateTestActor(system, testActorName ?? "testActor" + Interlocked.Increment(ref _lastTestActorNumber), _queue);
        SetImplicitSender();
    }

    protected void InitializeTest(ActorSystem system, Config config, string actorSystemName, string testActorName) =>
        InitializeTest(system, ActorSystemSetup.Empty.And(BootstrapSetup.Create().WithConfig(config)), actorSystemName, testActorName);

    /// <summary>As the public form, for any system.</summary>
    /// <exception cref="TimeoutException">The system did not stop, and <paramref name="verifySystemShutdown"/> is set.</exception>
    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        system ??= Sys;
        var limit = duration ?? Min(Dilated(TestKitSettings.DefaultTimeout), TimeSpan.FromSeconds(10));
        if (((IAsyncResult)system.Terminate()).AsyncWaitHandle.WaitOne(limit))
            return;
        var problem = $"Failed to stop [{system.Name}] within [{limit}]";
        if (verifySystemShutdown)
            throw new TimeoutException(problem);
        system.Log.Warning(problem);
    }

    /// <summary>An actor that receives as the test actor does, with nobody to read it.</summary>
    public IActorRef CreateTestActor(string name) => CreateTestActor(Sys, name, new MessageQueue());

    private static IActorRef CreateTestActor(ActorSystem system, string name, MessageQueue queue) =>
        ((ExtendedActorSystem)system).SystemActorOf(
            Props.CreateBy(new TestActorProducer(queue)).WithDispatcher("akka.test.test-actor.dispatcher"), name);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private void SetImplicitSender()
    {
        if (this is TestProbe)
            return;
        var cell = this is INoImplicitSender ? null : (ActorCell)((ActorRefWithCell)TestActor).Underlying;
        CurrentCell.Value = cell;
        if (cell is not null)
            SynchronizationContext.SetSynchronizationContext(new ActorCellKeepingSynchronizationContext(cell));
    }
}
