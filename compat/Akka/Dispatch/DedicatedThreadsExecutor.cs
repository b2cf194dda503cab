using System.Collections.Concurrent;
using Akka.Configuration;

namespace Akka.Dispatch;

internal sealed class DedicatedThreadsConfigurator(Config config, IDispatcherPrerequisites prerequisites, int threadCount)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new DedicatedThreadsExecutor(id, threadCount);
}

/// <summary>Runs work on threads of its own, for actors that block or must not wait for the pool. A thread starts when work comes and all that run are busy.</summary>
internal sealed class DedicatedThreadsExecutor(string id, int maxThreads) : ExecutorService(id)
{
    private readonly BlockingCollection<IRunnable> _work = [];
    private readonly Lock _gate = new();
    private int _threads;

    /// <summary>Threads that wait for work, less the work that waits for a thread.</summary>
    private int _free;

    public override void Execute(IRunnable run)
    {
        if (Interlocked.Decrement(ref _free) < 0)
            StartThread();
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

    private void StartThread()
    {
        lock (_gate)
        {
            if (_threads == maxThreads)
                return;
            _threads++;
        }

        Interlocked.Increment(ref _free);
        new Thread(Work) { IsBackground = true, Name = $"{Id}-{_threads}" }.Start();
    }

    private void Work()
    {
        foreach (var run in _work.GetConsumingEnumerable())
        {
            run.Run();
            Interlocked.Increment(ref _free);
        }
    }
}
