using System.Net.WebSockets;
using Akka.Streams;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Realtime.Socket;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Opens connections to OpenAI's Realtime API and to servers that speak as it does.</summary>
public sealed class OpenAiDialer : IRealtimeDialer
{
    private readonly RealtimeSocketOptions _options;
    private readonly TimeProvider _time;
    private readonly OpenWebSocket _open;

    /// <summary>A dialer.</summary>
    /// <param name="options">The limits of its connections.</param>
    /// <param name="time">The clock of its deadlines and of its events.</param>
    /// <param name="open">How sockets are opened; null for real ones.</param>
    public OpenAiDialer(RealtimeSocketOptions options, TimeProvider time, OpenWebSocket? open = null)
    {
        _options = options;
        _time = time;
        _open = open ?? new ClientWebSocketOpener(options).OpenAsync;
    }

    /// <inheritdoc />
    public async Task<IRealtimeLink> DialAsync(
        RealtimeEndpoint endpoint,
        string model,
        Action<RealtimeEvent> onEvent,
        IMaterializer materializer,
        CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(_options.DialTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            var client = new OpenAiSessionClient(endpoint, model, _open);
            var socket = await client.OpenAsync(either.Token).ConfigureAwait(false);
            return Start(socket, onEvent, materializer);
        }
        catch (WebSocketException refused)
        {
            throw DialFailures.Explain(endpoint, refused);
        }
        catch (OperationCanceledException given) when (!cancellation.IsCancellationRequested)
        {
            throw new RealtimeDialException(
                DialFailure.TimedOut, $"{endpoint} did not answer within {_options.DialTimeout.TotalSeconds:0.#} s.", given);
        }
    }

    private IRealtimeLink Start(WebSocket socket, Action<RealtimeEvent> onEvent, IMaterializer materializer)
    {
        try
        {
            return RealtimeConnection.Start(socket, new OpenAiCodec(), _options, onEvent, _time, materializer);
        }
        catch
        {
            // The materializer has ended meanwhile: nobody else would close it.
            socket.Dispose();
            throw;
        }
    }
}
