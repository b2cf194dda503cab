using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Gives one actor a thread of its own.</summary>
public sealed class PinnedDispatcher : Dispatcher
{
    public PinnedDispatcher(
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

/// <summary>Makes a dispatcher for every actor that asks for one.</summary>
internal sealed class PinnedDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly ExecutorServiceConfigurator _executor;

    public PinnedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) => _executor = new DedicatedThreadsConfigurator(config, prerequisites, threadCount: 1);

    public override MessageDispatcher Dispatcher() => new PinnedDispatcher(
        this,
        Config.GetString("id"),
        Config.GetInt("throughput", 100),
        DispatcherConfigurator.ThroughputDeadline(Config),
        _executor,
        Config.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1)));
}
