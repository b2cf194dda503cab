using Akka.Streams;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Sessions;

/// <summary>A dialer that gets nowhere, in a way of the test's choice.</summary>
internal sealed class DeadDialer(Func<CancellationToken, Task<IRealtimeLink>> dial) : IRealtimeDialer
{
    public Task<IRealtimeLink> DialAsync(
        RealtimeEndpoint endpoint,
        string model,
        Action<RealtimeEvent> onEvent,
        IMaterializer materializer,
        CancellationToken cancellation) => dial(cancellation);
}
