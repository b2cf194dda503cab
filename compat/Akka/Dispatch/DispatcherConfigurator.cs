using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>One dispatcher, shared by all actors that name its section.</summary>
public sealed class DispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly Dispatcher _instance;

    public DispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) => _instance = new Dispatcher(
            this,
            Config.GetString("id"),
            Config.GetInt("throughput", 100),
            ThroughputDeadline(Config),
            ConfigureExecutor(),
            Config.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1)));

    public override MessageDispatcher Dispatcher() => _instance;

    /// <summary>The deadline in ticks; null when the key is 0 or missing.</summary>
    internal static long? ThroughputDeadline(Config config)
    {
        var deadline = config.GetTimeSpan("throughput-deadline-time", TimeSpan.Zero).Ticks;
        return deadline > 0 ? deadline : null;
    }
}
