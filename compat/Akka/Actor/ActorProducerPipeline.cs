using System.Collections;
using System.Collections.Concurrent;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Looks at actors after they were created and before they are let go.</summary>
public interface IActorProducerPlugin
{
    bool CanBeAppliedTo(Type actorType);

    void AfterIncarnated(ActorBase actor, IActorContext context);

    void BeforeIncarnated(ActorBase actor, IActorContext context);
}

public abstract class ActorProducerPluginBase : IActorProducerPlugin
{
    public virtual bool CanBeAppliedTo(Type actorType) => true;

    public virtual void AfterIncarnated(ActorBase actor, IActorContext context)
    {
    }

    public virtual void BeforeIncarnated(ActorBase actor, IActorContext context)
    {
    }
}

public abstract class ActorProducerPluginBase<TActor> : IActorProducerPlugin
    where TActor : ActorBase
{
    public virtual bool CanBeAppliedTo(Type actorType) => typeof(TActor).IsAssignableFrom(actorType);

    public virtual void AfterIncarnated(TActor actor, IActorContext context)
    {
    }

    public virtual void BeforeIncarnated(TActor actor, IActorContext context)
    {
    }

    void IActorProducerPlugin.AfterIncarnated(ActorBase actor, IActorContext context) => AfterIncarnated((TActor)actor, context);

    void IActorProducerPlugin.BeforeIncarnated(ActorBase actor, IActorContext context) => BeforeIncarnated((TActor)actor, context);
}

/// <summary>The plugins that apply to one class of actors.</summary>
public class ActorProducerPipeline : IEnumerable<IActorProducerPlugin>
{
    private readonly Lazy<ILoggingAdapter> _log;
    private readonly IActorProducerPlugin[] _plugins;

    public ActorProducerPipeline(Lazy<ILoggingAdapter> log, IEnumerable<IActorProducerPlugin> plugins)
    {
        _log = log;
        _plugins = [.. plugins];
    }

    public int Count => _plugins.Length;

    public void AfterActorIncarnated(ActorBase actor, IActorContext context)
    {
        foreach (var plugin in _plugins)
            Run(plugin, nameof(plugin.AfterIncarnated), () => plugin.AfterIncarnated(actor, context));
    }

    public void BeforeActorIncarnated(ActorBase actor, IActorContext context)
    {
        foreach (var plugin in _plugins)
            Run(plugin, nameof(plugin.BeforeIncarnated), () => plugin.BeforeIncarnated(actor, context));
    }

    public IEnumerator<IActorProducerPlugin> GetEnumerator() => ((IEnumerable<IActorProducerPlugin>)_plugins).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Run(IActorProducerPlugin plugin, string hook, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            _log.Value.Error(exception, "An exception occurred while trying to apply plugin of type {0} to the pipeline ({1})", plugin.GetType(), hook);
        }
    }
}

/// <summary>The plugins of a system.</summary>
public class ActorProducerPipelineResolver
{
    private readonly Lazy<ILoggingAdapter> _log;
    private readonly Lock _gate = new();
    private volatile IActorProducerPlugin[] _plugins = [];

    /// <summary>What was resolved; replaced when the plugins change.</summary>
    private volatile ConcurrentDictionary<Type, ActorProducerPipeline> _pipelines = new();

    public ActorProducerPipelineResolver(Func<ILoggingAdapter> logBuilder) => _log = new Lazy<ILoggingAdapter>(logBuilder);

    public int TotalPluginCount => _plugins.Length;

    public bool Register(IActorProducerPlugin plugin) => Insert(_plugins.Length, plugin);

    public bool Insert(int index, IActorProducerPlugin plugin)
    {
        lock (_gate)
        {
            if (IsRegistered(plugin))
                return false;
            var plugins = _plugins.ToList();
            plugins.Insert(index, plugin);
            _plugins = [.. plugins];
            _pipelines = new ConcurrentDictionary<Type, ActorProducerPipeline>();
            return true;
        }
    }

    public bool Unregister(IActorProducerPlugin plugin)
    {
        lock (_gate)
        {
            var registered = IsRegistered(plugin);
            _plugins = [.. _plugins.Where(other => other.GetType() != plugin.GetType())];
            _pipelines = new ConcurrentDictionary<Type, ActorProducerPipeline>();
            return registered;
        }
    }

    public bool IsRegistered(IActorProducerPlugin plugin) => _plugins.Any(other => other.GetType() == plugin.GetType());

    /// <summary>The plugins for a class of actors; null when there are none.</summary>
    internal ActorProducerPipeline ResolvePipeline(Type actorType)
    {
        // The dictionary is read before the plugins, so that it never keeps a pipeline from before a change.
        var pipelines = _pipelines;
        return pipelines.GetOrAdd(actorType, Create, this);
    }

    private static ActorProducerPipeline Create(Type actorType, ActorProducerPipelineResolver self)
    {
        var applicable = self._plugins.Where(plugin => plugin.CanBeAppliedTo(actorType)).ToArray();
        return applicable.Length == 0 ? null : new ActorProducerPipeline(self._log, applicable);
    }
}
