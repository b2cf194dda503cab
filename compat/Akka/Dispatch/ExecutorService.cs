using Akka.Actor;
using Akka.Annotations;
using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Threads that run work.</summary>
public abstract class ExecutorService
{
    protected ExecutorService(string id) => Id = id;

    public string Id { get; }

    /// <exception cref="RejectedExecutionException">The executor was shut down.</exception>
    public abstract void Execute(IRunnable run);

    public abstract void Shutdown();
}

[InternalApi]
public abstract class ExecutorServiceFactory
{
    public abstract ExecutorService Produce(string id);
}

[InternalApi]
public abstract class ExecutorServiceConfigurator : ExecutorServiceFactory
{
    protected ExecutorServiceConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    {
        Config = config;
        Prerequisites = prerequisites;
    }

    public Config Config { get; }

    public IDispatcherPrerequisites Prerequisites { get; }
}

public class RejectedExecutionException : AkkaException
{
    public RejectedExecutionException(string message = null, Exception inner = null)
        : base(message, inner)
    {
    }
}
