using Akka.Streams;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Sessions.Links;

/// <summary>Reaches the server once, and then not again before a certain time.</summary>
internal sealed class OutageDialer(IRealtimeDialer inner, Testing.Time.VirtualTime time, TimeSpan until, int? status = null) : IRealtimeDialer
{
    private int _dials;

    public Task<IRealtimeLink> DialAsync(
        RealtimeEndpoint endpoint,
        string model,
        Action<RealtimeEvent> onEvent,
        IMaterializer materializer,
        CancellationToken cancellation) =>
        _dials++ > 0 && time.Elapsed < until
            ? Task.FromException<IRealtimeLink>(new RealtimeDialException(
                status is null ? DialFailure.Unreachable : DialFailure.Busy, $"away ({status})"))
            : inner.DialAsync(endpoint, model, onEvent, materializer, cancellation);
}
