using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Finds the executor that a dispatcher section asks for.</summary>
internal static class Executors
{
    private const string Allowed =
        "default-executor, thread-pool-executor, task-executor, channel-executor, fork-join-executor, current-context-executor "
        + "or the name of a type derived from ExecutorServiceConfigurator";

    public static ExecutorServiceConfigurator Configure(Config config, IDispatcherPrerequisites prerequisites)
    {
        var name = config.GetString("executor", "default-executor");
        switch (name)
        {
            case "" or "default-executor" or "thread-pool-executor" or "task-executor" or "channel-executor" or "internal-executor":
                return new ThreadPoolExecutorConfigurator(config, prerequisites);
            case "fork-join-executor":
                return new DedicatedThreadsConfigurator(config, prerequisites, DedicatedThreadCount(config));
            case "current-context-executor":
                return new CurrentContextExecutorConfigurator(config, prerequisites);
        }

        var type = Type.GetType(name)
            ?? throw new ConfigurationException($"executor = '{name}' of dispatcher '{config.GetString("id")}' is unknown; allowed: {Allowed}.");
        return (ExecutorServiceConfigurator)Activator.CreateInstance(type, config, prerequisites);
    }

    private static int DedicatedThreadCount(Config config)
    {
        var named = config.GetInt("dedicated-thread-pool.thread-count");
        if (named > 0)
            return named;
        if (config.GetConfig("fork-join-executor") is not { IsEmpty: false } section)
            return Environment.ProcessorCount;
        return ThreadPoolConfig.ScaledPoolSize(
            section.GetInt("parallelism-min", 8),
            section.GetDouble("parallelism-factor", 1.0),
            section.GetInt("parallelism-max", 64));
    }
}
