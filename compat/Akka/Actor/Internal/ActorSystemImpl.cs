using System.Reflection;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>The one implementation of an actor system.</summary>
public partial class ActorSystemImpl : ExtendedActorSystem
{
    private readonly IActorRefProvider _provider;
    private readonly TerminationCallbacks _terminationCallbacks;
    private readonly TaskCompletionSource _whenTerminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _terminating;

    public ActorSystemImpl(string name)
        : this(name, ConfigurationFactory.Default(), ActorSystemSetup.Empty)
    {
    }

    public ActorSystemImpl(string name, Config config, ActorSystemSetup setup)
    {
        if (!IsValidName(name))
        {
            throw new ArgumentException(
                $"Invalid ActorSystem name [{name}], must contain only word characters (i.e. [a-zA-Z0-9] plus non-leading '-')", nameof(name));
        }

        ArgumentNullException.ThrowIfNull(config);
        Name = name;
        Settings = new Settings(this, config, setup);
        EventStream = new EventStream(Settings.DebugEventStream);
        EventStream.StartStdoutLogger(Settings);
        Log = new BusLogging(EventStream, $"ActorSystem({name})", GetType(), Settings.LogFormatter);
        Scheduler = CreateScheduler();
        _provider = new LocalActorRefProvider(name, Settings, EventStream);
        Mailboxes = new Mailboxes(this);
        Dispatchers = new Dispatchers(this, new DefaultDispatcherPrerequisites(EventStream, Scheduler, Settings, Mailboxes), Log);
        ActorPipelineResolver = new ActorProducerPipelineResolver(() => Log);
        ActorPipelineResolver.Register(new ActorStashPlugin());
        _terminationCallbacks = new TerminationCallbacks();
    }

    public override Settings Settings { get; }

    public override string Name { get; }

    public override EventStream EventStream { get; }

    public override IActorRef DeadLetters => _provider.DeadLetters;

    public override IActorRef IgnoreRef => _provider.IgnoreRef;

    public override Dispatchers Dispatchers { get; }

    public override Mailboxes Mailboxes { get; }

    public override IScheduler Scheduler { get; }

    public override ILoggingAdapter Log { get; }

    public override Task WhenTerminated => _whenTerminated.Task;

    public override IActorRefProvider Provider => _provider;

    public override IInternalActorRef Guardian => _provider.Guardian;

    public override IInternalActorRef LookupRoot => _provider.RootGuardian;

    public override IInternalActorRef SystemGuardian => _provider.SystemGuardian;

    public override ActorProducerPipelineResolver ActorPipelineResolver { get; }

    /// <summary>True when <see cref="Abort"/> was called.</summary>
    public bool Aborting { get; private set; }

    /// <summary>Starts guardians, loggers and extensions. A failure ends the system before it is passed on.</summary>
    public void Start()
    {
        try
        {
            _provider.Init(this);
            _provider.TerminationTask.ContinueWith(
                static (_, state) => ((ActorSystemImpl)state).OnAllActorsStopped(),
                this,
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default);
            EventStream.StartDefaultLoggers(this);
            EventStream.StartUnsubscriber(this);
            LoadExtensions();
            if (Settings.LogDeadLetters > 0)
                StartDeadLetterListener();
            if (Settings.LogConfigOnStart)
                Log.Info(Settings.Config.ToString());
            if (Settings.DebugUnhandledMessage)
                EventStream.Subscribe(SystemActorOf<UnhandledMessageForwarder>("UnhandledMessageForwarder"), typeof(UnhandledMessage));
            // Registers the hooks for the end of the process.
            CoordinatedShutdown.Get(this);
        }
        catch
        {
            if (_provider.Guardian is not null)
                FinalTerminate();
            throw;
        }
    }

    public override IActorRef ActorOf(Props props, string name = null) => _provider.Guardian.Cell.AttachChild(props, false, name);

    public override IActorRef SystemActorOf(Props props, string name = null) => _provider.SystemGuardian.Cell.AttachChild(props, true, name);

    public override IActorRef SystemActorOf<TActor>(string name = null) =>
        _provider.SystemGuardian.Cell.AttachChild(Props.Create<TActor>(), true, name);

    public override ActorSelection ActorSelection(ActorPath actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this);

    public override ActorSelection ActorSelection(string actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this, LookupRoot);

    public override void Stop(IActorRef actor)
    {
        var parent = actor.Path.Parent;
        if (_provider.Guardian.Path.Equals(parent))
            _provider.Guardian.Tell(new StopChild(actor), ActorRefs.NoSender);
        else if (_provider.SystemGuardian.Path.Equals(parent))
            _provider.SystemGuardian.Tell(new StopChild(actor), ActorRefs.NoSender);
        else
            actor.AsInternal().Stop();
    }

    public override string PrintTree() => ActorTree.Print(_provider.RootGuardian);

    public override string ToString() => _provider.RootPath.Address.ToString();

    /// <summary>It is subscribed from here, so that it misses nothing while it starts.</summary>
    private void StartDeadLetterListener()
    {
        var listener = SystemActorOf<DeadLetterListener>("deadLetterListener");
        EventStream.Subscribe(listener, typeof(DeadLetter));
        EventStream.Subscribe(listener, typeof(Dropped));
        EventStream.Subscribe(listener, typeof(UnhandledMessage));
    }

    private static bool IsValidName(string name) =>
        name.Length > 0 && name[0] != '-' && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private IScheduler CreateScheduler()
    {
        var typeName = Settings.SchedulerClass;
        var type = Type.GetType(typeName) ?? throw new ConfigurationException(
            $"akka.scheduler.implementation = '{typeName}' is not a type that can be loaded.");
        try
        {
            return (IScheduler)Activator.CreateInstance(
                type,
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions,
                null,
                [Settings.Config, Log],
                null);
        }
        catch (MissingMethodException missing)
        {
            throw new ConfigurationException($"akka.scheduler.implementation = '{typeName}' has no constructor (Config, ILoggingAdapter).", missing);
        }
    }
}
