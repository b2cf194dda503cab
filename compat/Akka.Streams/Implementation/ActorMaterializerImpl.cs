using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
using Akka.Pattern;
using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Implementation.Materialization;
using Akka.Streams.Implementation.Modules;
using Akka.Util;

namespace Akka.Streams.Implementation;

/// <summary>The materializer: one actor for each island.</summary>
public sealed class ActorMaterializerImpl : ActorMaterializer
{
    private readonly AtomicBoolean _haveShutdown;
    private readonly string _namePrefix;
    private readonly ActorCell _supervisorCell;
    private readonly Attributes _defaults;
    private readonly Counter _flows;
    private ILoggingAdapter _logger;

    internal ActorMaterializerImpl(
        ActorSystem system, ActorMaterializerSettings settings, IActorRef supervisor, AtomicBoolean haveShutdown, string namePrefix)
        : this(system, settings, supervisor, haveShutdown, namePrefix, new Counter())
    {
    }

    private ActorMaterializerImpl(
        ActorSystem system, ActorMaterializerSettings settings, IActorRef supervisor, AtomicBoolean haveShutdown, string namePrefix, Counter flows)
    {
        System = system;
        Settings = settings;
        Supervisor = supervisor;
        _haveShutdown = haveShutdown;
        _namePrefix = namePrefix;
        _flows = flows;
        _supervisorCell = StreamSupervisorCell.Of(supervisor);
        _defaults = SettingsAttributes.From(settings);
    }

    public override ActorMaterializerSettings Settings { get; }

    public override ActorSystem System { get; }

    public override IActorRef Supervisor { get; }

    public override bool IsShutdown => _haveShutdown.Value;

    public override ILoggingAdapter Logger => _logger ??= MakeLogger(this);

    public override MessageDispatcher ExecutionContext => Settings.Dispatcher.Length == 0
        ? System.Dispatchers.DefaultGlobalDispatcher
        : System.Dispatchers.Lookup(Settings.Dispatcher);

    public override IMaterializer WithNamePrefix(string namePrefix) =>
        new ActorMaterializerImpl(System, Settings, Supervisor, _haveShutdown, namePrefix, _flows);

    public override TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable) => Materialize(runnable, Attributes.None);

    public override TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable, Attributes initialAttributes) =>
        Materialize(runnable, initialAttributes, into: null);

    /// <summary>Materializes; what is not behind a boundary of its own joins the given island, if there is one.</summary>
    internal TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable, Attributes initialAttributes, Island into)
    {
        if (IsShutdown)
            throw new IllegalStateException("Trying to materialize stream after materializer has been shutdown");
        var session = MaterializerSession.Start(this, _defaults.And(initialAttributes));
        var value = session.Materialize(Module.Of(runnable));
        Launch(session, into);
        session.Finish();
        return (TMat)value;
    }

    public override ICancelable ScheduleOnce(TimeSpan delay, Action action) => System.Scheduler.Advanced.ScheduleOnceCancelable(delay, action);

    public override ICancelable ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        System.Scheduler.Advanced.ScheduleRepeatedlyCancelable(initialDelay, interval, action);

    public override ActorMaterializerSettings EffectiveSettings(Attributes attributes) => SettingsAttributes.Apply(Settings, attributes);

    public override void Shutdown()
    {
        if (_haveShutdown.CompareAndSet(false, true))
            Supervisor.Tell(PoisonPill.Instance);
    }

    public override IActorRef ActorOf(MaterializationContext context, Props props)
    {
        if (props.Deploy.Dispatcher == Deploy.NoDispatcherGiven)
            props = props.WithDispatcher(DispatcherOrDefault(EffectiveSettings(context.EffectiveAttributes).Dispatcher));
        return _supervisorCell.AttachChild(props, isSystemService: false, $"{_namePrefix}-{_flows.Next()}-0-{context.StageName}");
    }

    /// <summary>A logger whose source names the materializer's supervisor as well.</summary>
    public override ILoggingAdapter MakeLogger(object logSource) =>
        new BusLogging(System.EventStream, $"{logSource}({Supervisor.Path})", logSource.GetType(), System.Settings.LogFormatter);

    internal ILoggingAdapter MakeIslandLogger(IActorRef island) => Logging.GetLogger(System, island ?? Supervisor);

    private void Launch(MaterializerSession session, Island into)
    {
        var plans = session.Islands;
        var islands = new Island[plans.Count];
        for (var i = 0; i < islands.Length; i++)
        {
            var plan = plans[i];
            if (plan.IsEmpty)
                continue;
            var island = i == 0 && into != null ? into : new Island(this, plan.SyncProcessingLimit);
            islands[i] = island;
            island.Add(new GraphInterpreter(island, plan.ToLogics()));
        }

        var flow = -1;
        for (var i = 0; i < islands.Length; i++)
        {
            if (islands[i] == null || islands[i] == into)
                continue;
            flow = flow < 0 ? _flows.Next() : flow;
            Start(islands[i], plans[i], $"{_namePrefix}-{flow}-{i}-{plans[i].Name}");
        }
    }

    private void Start(Island island, IslandPlan plan, string name)
    {
        var props = Props.CreateBy(new IslandActor.Producer(island, plan.IsWire)).WithDeploy(IslandDeploy.For(plan.DispatcherName));
        try
        {
            _supervisorCell.AttachChild(props, isSystemService: false, name);
        }
        catch (InvalidOperationException)
        {
            // The supervisor stopped meanwhile: whoever waits for the stream must hear of it.
            island.Abort();
        }
    }

    private static string DispatcherOrDefault(string name) => name.Length == 0 ? Dispatchers.DefaultDispatcherId : name;

    /// <summary>Numbers the flows of a materializer, under all its name prefixes.</summary>
    private sealed class Counter
    {
        private int _value = -1;

        public int Next() => Interlocked.Increment(ref _value);
    }
}
