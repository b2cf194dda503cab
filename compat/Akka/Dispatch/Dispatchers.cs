using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Annotations;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>The dispatchers of a system, by the path of their configuration section.</summary>
public sealed class Dispatchers
{
    public const string DefaultDispatcherId = "akka.actor.default-dispatcher";
    public const string DefaultBlockingDispatcherId = "akka.actor.default-blocking-io-dispatcher";
    public const string SynchronizedDispatcherId = "akka.actor.synchronized-dispatcher";

    internal const string InternalDispatcherId = "akka.actor.internal-dispatcher";

    private const int MaxAliasDepth = 20;

    private readonly ActorSystem _system;
    private readonly ConcurrentDictionary<string, MessageDispatcherConfigurator> _configurators = new();
    private MessageDispatcher _default;

    public Dispatchers(ActorSystem system, IDispatcherPrerequisites prerequisites, ILoggingAdapter logger)
    {
        _system = system;
        Prerequisites = prerequisites;
        logger.Debug("Default dispatcher is [{0}].", DefaultDispatcherId);
    }

    public MessageDispatcher DefaultGlobalDispatcher => _default ??= Lookup(DefaultDispatcherId);

    public Config DefaultDispatcherConfig => _system.Settings.Config.GetConfig(DefaultDispatcherId);

    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The section of a dispatcher; a section that is only a text is the id of another one.</summary>
    [InternalApi]
    public static Config GetConfig(Config config, string id, int depth = 0)
    {
        if (depth > MaxAliasDepth)
            throw new ConfigurationException($"Could not find a concrete dispatcher config after following {MaxAliasDepth} aliases; the last one is [{id}].");
        if (!config.HasPath(id))
            throw new ConfigurationException($"Dispatcher [{id}] not configured.");
        var value = config.GetValue(id);
        if (value.IsString())
            return GetConfig(config, value.GetString(), depth + 1);
        var named = ConfigurationFactory.ParseString($"id = \"{id}\"\nname = \"{id[(id.LastIndexOf('.') + 1)..]}\"");
        return named.WithFallback(config.GetConfig(id)).WithFallback(config.GetConfig(DefaultDispatcherId));
    }

    /// <exception cref="ConfigurationException">No such dispatcher is configured.</exception>
    public MessageDispatcher Lookup(string dispatcherName) => Configurator(dispatcherName).Dispatcher();

    public bool HasDispatcher(string id) => _configurators.ContainsKey(id) || _system.Settings.Config.HasPath(id);

    /// <summary>Registers a dispatcher that is not in the configuration; false when the id is taken.</summary>
    public bool RegisterConfigurator(string id, MessageDispatcherConfigurator configurator) => _configurators.TryAdd(id, configurator);

    private MessageDispatcherConfigurator Configurator(string id) =>
        _configurators.GetOrAdd(id, static (key, self) => self.Create(key), this);

    private MessageDispatcherConfigurator Create(string id)
    {
        var config = GetConfig(_system.Settings.Config, id);
        var resolved = config.GetString("id");
        if (resolved != id)
            return Configurator(resolved);
        var typeName = config.GetString("type", "Dispatcher");
        switch (typeName)
        {
            case "Dispatcher" or "TaskDispatcher" or "ForkJoinDispatcher":
                return new DispatcherConfigurator(AsExecutor(typeName, config), Prerequisites);
            case "PinnedDispatcher":
                return new PinnedDispatcherConfigurator(config, Prerequisites);
            case "SynchronizedDispatcher":
                return new SynchronizedDispatcherConfigurator(config, Prerequisites);
        }

        var type = Type.GetType(typeName) ?? throw new ConfigurationException(
            $"type = '{typeName}' of dispatcher [{id}] is unknown; allowed: Dispatcher, TaskDispatcher, ForkJoinDispatcher, PinnedDispatcher, "
            + $"SynchronizedDispatcher or the name of a type derived from {nameof(MessageDispatcherConfigurator)}.");
        return (MessageDispatcherConfigurator)Activator.CreateInstance(type, config, Prerequisites);
    }

    private static Config AsExecutor(string type, Config config) => type == "ForkJoinDispatcher"
        ? ConfigurationFactory.ParseString("executor = fork-join-executor").WithFallback(config)
        : config;
}
