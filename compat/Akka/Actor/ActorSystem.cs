using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A hierarchy of actors with its dispatchers, scheduler, event stream and settings.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    private const string DefaultName = "default";

    private readonly long _started = Environment.TickCount64;

    public abstract Settings Settings { get; }

    public abstract string Name { get; }

    public abstract EventStream EventStream { get; }

    public abstract IActorRef DeadLetters { get; }

    /// <summary>Takes every message and forgets it.</summary>
    public abstract IActorRef IgnoreRef { get; }

    public abstract Dispatchers Dispatchers { get; }

    public abstract Mailboxes Mailboxes { get; }

    public abstract IScheduler Scheduler { get; }

    public abstract ILoggingAdapter Log { get; }

    /// <summary>When the system started, on the clock of <see cref="Environment.TickCount64"/>.</summary>
    public TimeSpan StartTime => TimeSpan.FromMilliseconds(_started);

    public TimeSpan Uptime => TimeSpan.FromMilliseconds(Environment.TickCount64 - _started);

    /// <summary>Completes when all actors have stopped.</summary>
    public abstract Task WhenTerminated { get; }

    public static ActorSystem Create(string name, Config config) => Create(name, BootstrapSetup.Create().WithConfig(config));

    public static ActorSystem Create(string name, BootstrapSetup setup) => Create(name, ActorSystemSetup.Create(setup));

    /// <summary>Starts a system: guardians and loggers run when this returns.</summary>
    /// <exception cref="ArgumentException">The name is not made of letters, digits, - and _, or begins with one of the latter.</exception>
    public static ActorSystem Create(string name, ActorSystemSetup setup)
    {
        var bootstrap = setup.Get<BootstrapSetup>();
        var config = bootstrap.FlatSelect(static value => value.Config).GetOrElse(null) ?? ConfigurationFactory.Load();
        var system = new ActorSystemImpl(name ?? DefaultName, config, setup);
        system.Start();
        return system;
    }

    public static ActorSystem Create(string name) => Create(name, ActorSystemSetup.Empty);

    public abstract object GetExtension(IExtensionId extensionId);

    public abstract T GetExtension<T>()
        where T : class, IExtension;

    public abstract bool HasExtension(Type type);

    public abstract bool HasExtension<T>()
        where T : class, IExtension;

    public abstract bool TryGetExtension(Type extensionType, out object extension);

    public abstract bool TryGetExtension<T>(out T extension)
        where T : class, IExtension;

    /// <summary>Runs code when the system has terminated, last registered first.</summary>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>Runs the coordinated shutdown, unless it is configured not to, and stops all actors.</summary>
    public abstract Task Terminate();

    public abstract void Stop(IActorRef actor);

    public abstract object RegisterExtension(IExtensionId extension);

    public abstract IActorRef ActorOf(Props props, string name = null);

    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    public abstract ActorSelection ActorSelection(string actorPath);

    /// <summary>Terminates the system and waits for its end.</summary>
    public void Dispose()
    {
        Terminate().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }
}
