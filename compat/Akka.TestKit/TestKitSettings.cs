using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>The section <c>akka.test</c> of the configuration.</summary>
public class TestKitSettings : IExtension
{
    public TestKitSettings(Config config)
    {
        if (config.IsNullOrEmpty())
            throw ConfigurationException.NullOrEmptyConfig<TestKitSettings>();
        DefaultTimeout = config.GetTimeSpan("akka.test.default-timeout", null, false);
        SingleExpectDefault = config.GetTimeSpan("akka.test.single-expect-default", null, false);
        TestEventFilterLeeway = config.GetTimeSpan("akka.test.filter-leeway", null, false);
        TestTimeFactor = config.GetDouble("akka.test.timefactor");
        LogTestKitCalls = config.GetBoolean("akka.test.testkit.debug");
        if (TestTimeFactor <= 0)
            throw new ConfigurationException($"akka.test.timefactor is {TestTimeFactor}; it must be greater than 0");
    }

    /// <summary>How long latches, barriers and the shutdown wait.</summary>
    public TimeSpan DefaultTimeout { get; }

    /// <summary>How long an expectation waits outside of <c>Within</c>.</summary>
    public TimeSpan SingleExpectDefault { get; }

    /// <summary>How long an event filter waits for its events.</summary>
    public TimeSpan TestEventFilterLeeway { get; }

    /// <summary>The factor of every timeout.</summary>
    public double TestTimeFactor { get; }

    /// <summary>Whether expectations are logged at level debug.</summary>
    public bool LogTestKitCalls { get; }
}
