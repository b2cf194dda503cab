using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>The size of a pool as configuration sections give it.</summary>
public class ThreadPoolConfig
{
    public ThreadPoolConfig(Config config)
    {
        PoolSizeMin = config.GetInt("core-pool-size-min");
        PoolSizeFactor = config.GetDouble("core-pool-size-factor");
        PoolSizeMax = config.GetInt("core-pool-size-max");
    }

    public int PoolSizeMin { get; }

    public double PoolSizeFactor { get; }

    public int PoolSizeMax { get; }

    /// <summary>Processors times <paramref name="scalar"/>, rounded up and kept within the limits.</summary>
    public static int ScaledPoolSize(int floor, double scalar, int ceiling) =>
        Math.Min(Math.Max((int)Math.Ceiling(Environment.ProcessorCount * scalar), floor), ceiling);
}
