using System.Collections.Concurrent;
using Akka.Configuration;

namespace Akka.Dispatch;

internal sealed class DedicatedThreadsConfigurator(Config config, IDispatcherPrerequisites prerequisites, int threadCount)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new DedicatedThreadsExecutor(id, threadCount);
}

/// <summary>Runs work on threads of its own, for actors that block or must not wait for the pool.</summary>
internal sealed class DedicatedThreadsExecutor : ExecutorService
{
    private readonly BlockingCollection<IRunnable> _work = [];

    public DedicatedThreadsExecutor(string id, int threadCount)
        : base(id)
    {
        for (var i = 0; i < threadCount; i++)
            new Thread(Work) { IsBackground = true, Name = $"{id}-{i}" }.Start();
    }

    public override void Execute(IRunnable run)
    {
        try
        {
            _work.Add(run);
        }
        catch (InvalidOperationException stopped)
        {
            throw new RejectedExecutionException($"Dispatcher '{Id}' has been shut down.", stopped);
        }
    }

    public override void Shutdown() => _work.CompleteAdding();

    private void Work()
    {
        foreach (var run in _work.GetConsumingEnumerable())
            run.Run();
    }
}
