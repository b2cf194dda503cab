using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Annotations;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Util;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.Hosting;

/// <summary>Collects what an actor system is to be made of.</summary>
public sealed class AkkaConfigurationBuilder
{
    [InternalApi]
#pragma warning disable CA1051 // The field is part of the documented surface.
    public readonly HashSet<Setup> Setups = [];
#pragma warning restore CA1051

    private readonly HashSet<Type> _extensions = [];
    private readonly List<ActorStarterWithResolver> _actorStarters = [];
    private readonly List<StartupTask> _startupTasks = [];

    public AkkaConfigurationBuilder(IServiceCollection serviceCollection, string actorSystemName)
    {
        ServiceCollection = serviceCollection;
        ActorSystemName = actorSystemName;
    }

    public Option<ProviderSelection> ActorRefProvider { get; internal set; } = Option<ProviderSelection>.None;

    public Option<Config> Configuration { get; private set; } = Option<Config>.None;

    internal string ActorSystemName { get; }

    internal IServiceCollection ServiceCollection { get; }

    internal IReadOnlyCollection<ActorStarterWithResolver> ActorStarters => _actorStarters;

    internal IReadOnlyCollection<StartupTask> StartupTasks => _startupTasks;

    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry> starter) => StartActors((system, registry, _) =>
    {
        starter(system, registry);
        return Task.CompletedTask;
    });

    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry, IDependencyResolver> starter) =>
        StartActors((system, registry, resolver) =>
        {
            starter(system, registry, resolver);
            return Task.CompletedTask;
        });

    public AkkaConfigurationBuilder StartActors(ActorStarter starter) =>
        StartActors((system, registry, _) => starter(system, registry));

    /// <summary>Adds a step; the steps run one after the other in this order when the host starts.</summary>
    public AkkaConfigurationBuilder StartActors(ActorStarterWithResolver starter)
    {
        ArgumentNullException.ThrowIfNull(starter);
        _actorStarters.Add(starter);
        return this;
    }

    public AkkaConfigurationBuilder AddStartup(Action<ActorSystem, IActorRegistry> startupTask) => AddStartup((system, registry) =>
    {
        startupTask(system, registry);
        return Task.CompletedTask;
    });

    /// <summary>Adds what is done when all actors have been started.</summary>
    public AkkaConfigurationBuilder AddStartup(StartupTask startupTask)
    {
        ArgumentNullException.ThrowIfNull(startupTask);
        _startupTasks.Add(startupTask);
        return this;
    }

    /// <summary>Creates these extensions with the system.</summary>
    /// <exception cref="ConfigurationException">A type is no <see cref="IExtensionId"/>.</exception>
    public AkkaConfigurationBuilder WithExtensions(params Type[] extensions)
    {
        foreach (var extension in extensions)
        {
            if (!typeof(IExtensionId).IsAssignableFrom(extension))
                throw new ConfigurationException($"Type must extends {nameof(IExtensionId)}: [{extension.FullName}]");
            _extensions.Add(extension);
        }

        return this;
    }

    public AkkaConfigurationBuilder WithExtension<T>()
        where T : IExtensionId => WithExtensions(typeof(T));

    internal void AddConfiguration(Config config, HoconAddMode mode)
    {
        if (Configuration.IsEmpty)
            Configuration = config;
        else
            Configuration = mode == HoconAddMode.Append ? Configuration.Value.WithFallback(config) : config.SafeWithFallback(Configuration.Value);
    }

    /// <summary>The setup of the system, with what the builder has got by now.</summary>
    internal ActorSystemSetup CreateSystemSetup(IServiceProvider services)
    {
        AddExtensionsToConfiguration();
        var bootstrap = BootstrapSetup.Create().WithConfig(Configuration.GetOrElse(Config.Empty));
        if (ActorRefProvider.HasValue)
            bootstrap = bootstrap.WithActorRefProvider(ActorRefProvider.Value);
        var setup = ActorSystemSetup.Create([.. Setups]).And(bootstrap);
        return setup.Get<DependencyResolverSetup>().HasValue ? setup : setup.And(DependencyResolverSetup.Create(services));
    }

    private void AddExtensionsToConfiguration()
    {
        if (_extensions.Count == 0)
            return;
        var listed = Configuration.GetOrElse(Config.Empty).GetStringList("akka.extensions", []);
        var all = listed.Concat(_extensions.Select(static type => type.AssemblyQualifiedName!)).Distinct();
        AddConfiguration($"akka.extensions = [{string.Join(", ", all.Select(static name => $"\"{name}\""))}]", HoconAddMode.Prepend);
    }
}
