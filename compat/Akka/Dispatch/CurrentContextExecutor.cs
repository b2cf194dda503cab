using Akka.Configuration;

namespace Akka.Dispatch;

internal sealed class CurrentContextExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new CurrentContextExecutor(id);
}

/// <summary>Runs work on the synchronization context of the thread that first used the dispatcher: a user interface's thread.</summary>
internal sealed class CurrentContextExecutor : ExecutorService
{
    private readonly SynchronizationContext _context;

    public CurrentContextExecutor(string id)
        : base(id) => _context = SynchronizationContext.Current ?? new SynchronizationContext();

    public override void Execute(IRunnable run) => _context.Post(static state => ((IRunnable)state).Run(), run);

    public override void Shutdown()
    {
        // The context is its owner's.
    }
}
