namespace Akka.Configuration;

public static class ConfigExtensions
{
    /// <summary>As <see cref="Config.WithFallback"/>, where either side may be null or empty.</summary>
    public static Config SafeWithFallback(this Config config, Config fallback)
    {
        if (config.IsNullOrEmpty())
            return fallback ?? config;
        if (ReferenceEquals(config, fallback))
            return config;
        return fallback.IsNullOrEmpty() ? config : config.WithFallback(fallback);
    }

    public static bool IsNullOrEmpty(this Config config) => config is null || config.IsEmpty;
}
