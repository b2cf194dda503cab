using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Runs its actors on the synchronization context that was current when the dispatcher was first used.</summary>
public sealed class CurrentSynchronizationContextDispatcher : Dispatcher
{
    public CurrentSynchronizationContextDispatcher(
        MessageDispatcherConfigurator configurator,
        string id,
        int throughput,
        long? throughputDeadlineTime,
        ExecutorServiceFactory executorServiceFactory,
        TimeSpan shutdownTimeout)
        : base(configurator, id, throughput, throughputDeadlineTime, executorServiceFactory, shutdownTimeout)
    {
    }
}

internal sealed class SynchronizedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : MessageDispatcherConfigurator(config, prerequisites)
{
    private readonly ExecutorServiceConfigurator _executor = new CurrentContextExecutorConfigurator(config, prerequisites);

    public override MessageDispatcher Dispatcher() => new CurrentSynchronizationContextDispatcher(
        this,
        Config.GetString("id"),
        Config.GetInt("throughput", 100),
        DispatcherConfigurator.ThroughputDeadline(Config),
        _executor,
        Config.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1)));
}
