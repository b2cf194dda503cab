using Akka.TestKit;

namespace Akka.Streams.TestKit;

/// <summary>Subscribers that record what they are told, for the test to expect.</summary>
public static partial class TestSubscriber
{
    /// <summary>A subscriber whose demand the test makes through the subscription.</summary>
    public static ManualProbe<T> CreateManualSubscriberProbe<T>(this TestKitBase testKit) => new(testKit);

    /// <summary>A subscriber with demand at hand: <see cref="Probe{T}.Request"/>.</summary>
    public static Probe<T> CreateSubscriberProbe<T>(this TestKitBase testKit) => new(testKit);
}
