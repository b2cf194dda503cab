using Akka.Actor;
using Akka.Configuration;

namespace Akka.Dispatch;

internal sealed class ThreadPoolExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new ThreadPoolExecutor(id);
}

/// <summary>Runs work on the threads of .NET's pool.</summary>
internal sealed class ThreadPoolExecutor(string id) : ExecutorService(id)
{
    /// <summary>
    /// What an actor sets off runs next on its thread, while its data is in the cache. A mailbox that comes again because its
    /// turn is over does so from outside any actor and goes to the end of the shared queue, so that it starves nobody.
    /// </summary>
    public override void Execute(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: ActorCell.Current is not null);

    public override void Shutdown()
    {
        // The pool is the process's.
    }
}
