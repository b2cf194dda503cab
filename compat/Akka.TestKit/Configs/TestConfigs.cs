using Akka.Configuration;

namespace Akka.TestKit.Configs;

/// <summary>Configurations that come with the test kit.</summary>
public static class TestConfigs
{
    /// <summary>The test kit's settings and its log listener.</summary>
    public static Config DefaultConfig { get; } =
        ConfigurationFactory.FromResource<TestKitBase>("Akka.TestKit.Internal.Reference.conf");

    /// <summary>The default, with virtual time: <see cref="TestScheduler"/>.</summary>
    public static Config TestSchedulerConfig { get; } =
        ConfigurationFactory.FromResource<TestKitBase>("Akka.TestKit.Configs.TestScheduler.conf").WithFallback(DefaultConfig);
}
