using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Makes the dispatcher that a configuration section describes. Named in the section's <c>type</c> key, or registered by id.</summary>
public abstract class MessageDispatcherConfigurator
{
    protected MessageDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    {
        Config = config;
        Prerequisites = prerequisites;
    }

    public Config Config { get; }

    public IDispatcherPrerequisites Prerequisites { get; }

    public abstract MessageDispatcher Dispatcher();

    /// <summary>The executor that the section's <c>executor</c> key names.</summary>
    protected ExecutorServiceConfigurator ConfigureExecutor() => Executors.Configure(Config, Prerequisites);
}
