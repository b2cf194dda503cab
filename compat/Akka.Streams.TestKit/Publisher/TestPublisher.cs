using Akka.TestKit;
using Reactive.Streams;

namespace Akka.Streams.TestKit;

/// <summary>Publishers that a test drives, and publishers that end at once.</summary>
public static partial class TestPublisher
{
    /// <summary>Completes as soon as it is subscribed to.</summary>
    public static IPublisher<T> Empty<T>() => new EndedPublisher<T>(null, onRequest: false);

    /// <summary>Completes on the first request.</summary>
    public static IPublisher<T> LazyEmpty<T>() => new EndedPublisher<T>(null, onRequest: true);

    /// <summary>Fails as soon as it is subscribed to.</summary>
    public static IPublisher<T> Error<T>(Exception exception) => new EndedPublisher<T>(exception, onRequest: false);

    /// <summary>Fails on the first request.</summary>
    public static IPublisher<T> LazyError<T>(Exception exception) => new EndedPublisher<T>(exception, onRequest: true);

    /// <summary>A publisher whose subscription the test takes and drives by itself.</summary>
    public static ManualProbe<T> CreateManualPublisherProbe<T>(this TestKitBase testKit, bool autoOnSubscribe = true) => new(testKit, autoOnSubscribe);

    /// <summary>A publisher that sends only what was asked for.</summary>
    public static Probe<T> CreatePublisherProbe<T>(this TestKitBase testKit, long initialPendingRequests = 0) => new(testKit, initialPendingRequests);
}
