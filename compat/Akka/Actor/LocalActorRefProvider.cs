using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.Util.Internal;

namespace Akka.Actor;

/// <summary>The references of a system whose actors all live in this process.</summary>
public sealed class LocalActorRefProvider : IActorRefProvider
{
    private readonly RootActorPath _rootPath;
    private readonly ActorPath _tempNode;
    private readonly Dictionary<string, IInternalActorRef> _extraNames = [];
    private readonly Func<ActorPath, IInternalActorRef> _deadLettersFactory;
    private long _tempNumber = -1;
    private ActorSystemImpl _system;
    private VirtualPathContainer _tempContainer;
    private RootGuardianSupervisor _rootSupervisor;

    public LocalActorRefProvider(string systemName, Settings settings, EventStream eventStream)
        : this(systemName, settings, eventStream, null, null)
    {
    }

    public LocalActorRefProvider(string systemName, Settings settings, EventStream eventStream, Deployer deployer, Func<ActorPath, IInternalActorRef> deadLettersFactory)
    {
        Settings = settings;
        EventStream = eventStream;
        Deployer = deployer ?? new Deployer(settings);
        _rootPath = new RootActorPath(new Address("akka", systemName));
        _tempNode = _rootPath / "temp";
        _deadLettersFactory = deadLettersFactory ?? (path => new DeadLetterActorRef(this, path, EventStream));
        DeadLetters = _deadLettersFactory(_rootPath / "deadLetters");
        IgnoreRef = new IgnoreActorRef(this);
        Log = Logging.GetLogger(eventStream, "LocalActorRefProvider(" + _rootPath.Address + ")");
    }

    public IActorRef DeadLetters { get; }

    public IActorRef IgnoreRef { get; }

    public Deployer Deployer { get; }

    public IInternalActorRef RootGuardian { get; private set; }

    public ActorPath RootPath => _rootPath;

    public Settings Settings { get; }

    public LocalActorRef SystemGuardian { get; private set; }

    public LocalActorRef Guardian { get; private set; }

    public IInternalActorRef TempContainer => _tempContainer;

    public Task TerminationTask => _rootSupervisor.Terminated;

    public EventStream EventStream { get; }

    public Address DefaultAddress => _rootPath.Address;

    public ILoggingAdapter Log { get; }

    public ActorPath TempPath() => _tempNode / Base64Names.Encode("", Interlocked.Increment(ref _tempNumber));

    public void RegisterExtraName(string name, IInternalActorRef actor) => _extraNames.Add(name, actor);

    public IActorRef RootGuardianAt(Address address) => address == _rootPath.Address ? RootGuardian : DeadLetters;

    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path)
    {
        if (!path.Parent.Equals(_tempNode))
            throw new ArgumentException($"Cannot register {path} as a temporary actor: it is not below {_tempNode}.", nameof(path));
        _tempContainer.AddChild(path.Name, actorRef);
    }

    public void UnregisterTempActor(ActorPath path)
    {
        if (!path.Parent.Equals(_tempNode))
            throw new ArgumentException($"Cannot unregister {path} as a temporary actor: it is not below {_tempNode}.", nameof(path));
        _tempContainer.RemoveChild(path.Name);
    }

    public FutureActorRef<T> CreateFutureRef<T>(TaskCompletionSource<T> tcs) => new(tcs, null, this);

    public void Init(ActorSystemImpl system)
    {
        _system = system;
        _rootSupervisor = new RootGuardianSupervisor(_rootPath, this, Log);
        RootGuardian = CreateRootGuardian(system);
        _tempContainer = new VirtualPathContainer(this, _tempNode, RootGuardian, Log);
        ((RootGuardianActorRef)RootGuardian).SetTempContainer(_tempContainer);
        Guardian = CreateGuardian("user", Props.Create<GuardianActor>().WithSupervisorStrategy(UserGuardianStrategy()));
        SystemGuardian = CreateGuardian("system", Props.Create<SystemGuardianActor>(Guardian).WithSupervisorStrategy(SupervisorStrategy.DefaultStrategy));
        RootGuardian.Start();
        Guardian.Start();
        SystemGuardian.Start();
    }

    public IActorRef ResolveActorRef(string path)
    {
        if (path is null)
            return DeadLetters;
        if (path == IgnoreRef.Path.ToString())
            return IgnoreRef;
        return ActorPath.TryParse(path, out var actorPath) && actorPath.Address.Equals(_rootPath.Address)
            ? Resolve(actorPath)
            : DeadLetters;
    }

    public IActorRef ResolveActorRef(ActorPath path) => path.Address.Equals(_rootPath.Address) ? Resolve(path) : DeadLetters;

    public IInternalActorRef ActorOf(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path, bool systemService, Deploy deploy, bool lookupDeploy, bool async)
    {
        if (lookupDeploy && Deployer.Lookup(path) is { } configured && !ReferenceEquals(configured, Deploy.None))
            props = props.WithDeploy(configured.WithFallback(props.Deploy));
        if (deploy is not null && !ReferenceEquals(deploy, Deploy.None))
            props = props.WithDeploy(deploy);
        try
        {
            var dispatcher = props.Dispatcher is { } id ? system.Dispatchers.Lookup(id) : DefaultDispatcher(systemService);
            var mailbox = system.Mailboxes.GetMailboxType(props, dispatcher.Configurator.Config);
            return ReferenceEquals(supervisor, Guardian) || ReferenceEquals(supervisor, SystemGuardian)
                ? new RepointableActorRef(system, props, dispatcher, mailbox, supervisor, path)
                : new LocalActorRef(system, props, dispatcher, mailbox, supervisor, path);
        }
        catch (Exception exception) when (exception is not ConfigurationException)
        {
            throw new ConfigurationException($"Configuration problem while creating [{path}] with dispatcher [{props.Dispatcher}] and mailbox [{props.Mailbox}]: {exception.Message}", exception);
        }
    }

    public Address GetExternalAddressFor(Address address) => address == _rootPath.Address ? address : null;

    private MessageDispatcher DefaultDispatcher(bool systemService) =>
        systemService ? _system.Dispatchers.Lookup(Dispatchers.InternalDispatcherId) : _system.Dispatchers.DefaultGlobalDispatcher;

    private IActorRef Resolve(ActorPath path)
    {
        var actor = RootGuardian.GetChild(path.Elements);
        if (!actor.IsNobody() && (path.Uid == ActorCell.UndefinedUid || path.Uid == actor.Path.Uid))
            return actor;
        return new EmptyLocalActorRef(this, path, EventStream);
    }

    private RootGuardianActorRef CreateRootGuardian(ActorSystemImpl system) => new(
        system,
        Props.Create<GuardianActor>().WithSupervisorStrategy(new OneForOneStrategy(LastResort)),
        InternalDispatcher,
        system.Mailboxes.Lookup(Mailboxes.DefaultMailboxId),
        _rootSupervisor,
        _rootPath,
        (IInternalActorRef)DeadLetters,
        _extraNames);

    private LocalActorRef CreateGuardian(string name, Props props)
    {
        var cell = ((LocalActorRef)RootGuardian).Cell;
        cell.ReserveChild(name);
        var guardian = new LocalActorRef(
            _system,
            props,
            InternalDispatcher,
            _system.Mailboxes.Lookup(Mailboxes.DefaultMailboxId),
            RootGuardian,
            new ChildActorPath(_rootPath, name, ActorCell.NewUid()));
        cell.InitChild(guardian);
        return guardian;
    }

    private MessageDispatcher InternalDispatcher => _system.Dispatchers.Lookup(Dispatchers.InternalDispatcherId);

    private SupervisorStrategy UserGuardianStrategy() =>
        SupervisorStrategyConfigurator.CreateConfigurator(Settings.SupervisorStrategyClass).Create();

    /// <summary>A guardian itself has failed: the system stops.</summary>
    private Directive LastResort(Exception cause)
    {
        Log.Error(cause, "Uncaught error in a guardian: the actor system is shut down");
        return Directive.Stop;
    }
}
