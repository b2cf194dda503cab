using Akka.Annotations;

namespace Akka.Dispatch;

/// <summary>Runs mailboxes on an executor that is started when first needed and may be shut down in between.</summary>
public class Dispatcher : MessageDispatcher
{
    private readonly ExecutorServiceFactory _factory;
    private readonly Lock _gate = new();
    private ExecutorService _executor;

    public Dispatcher(
        MessageDispatcherConfigurator configurator,
        string id,
        int throughput,
        long? throughputDeadlineTime,
        ExecutorServiceFactory executorServiceFactory,
        TimeSpan shutdownTimeout)
        : base(configurator)
    {
        _factory = executorServiceFactory;
        Id = id;
        Throughput = throughput;
        ThroughputDeadlineTime = throughputDeadlineTime;
        ShutdownTimeout = shutdownTimeout;
    }

    protected override void ExecuteTask(IRunnable run)
    {
        var executor = Volatile.Read(ref _executor) ?? StartExecutor();
        try
        {
            executor.Execute(run);
        }
        catch (RejectedExecutionException)
        {
            // The executor was shut down between reading the field and using it.
            StartExecutor().Execute(run);
        }
    }

    [InternalApi]
    protected override void Shutdown()
    {
        ExecutorService executor;
        lock (_gate)
        {
            executor = _executor;
            Volatile.Write(ref _executor, null);
        }

        executor?.Shutdown();
    }

    private ExecutorService StartExecutor()
    {
        lock (_gate)
        {
            if (_executor is null)
                Volatile.Write(ref _executor, _factory.Produce(Id));
            return _executor;
        }
    }
}
