using System.Net;
using System.Net.WebSockets;
using AkkaVoice.Streams.Realtime.Socket;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Opens real sockets, with pings, and says why a server could not be reached.</summary>
internal sealed class ClientWebSocketOpener(RealtimeSocketOptions options)
{
    public async Task<WebSocket> OpenAsync(Uri uri, string apiKey, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        try
        {
            Configure(socket.Options, apiKey);
            await socket.ConnectAsync(uri, cancellation).ConfigureAwait(false);
            return socket;
        }
        catch (WebSocketException refused)
        {
            socket.Dispose();
            throw Explain(uri, socket.HttpStatusCode, refused);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // No compression: base64 of sound does not get smaller, it only costs time.
    private void Configure(ClientWebSocketOptions socket, string apiKey)
    {
        socket.AddSubProtocol("realtime");
        socket.SetRequestHeader("Authorization", $"Bearer {apiKey}");
        socket.SetRequestHeader("User-Agent", "AkkaVoice");
        socket.CollectHttpResponseDetails = true;
        socket.KeepAliveInterval = options.KeepAliveInterval;
        if (options.KeepAliveInterval > TimeSpan.Zero)
            socket.KeepAliveTimeout = options.KeepAliveTimeout;
    }

    private static RealtimeDialException Explain(Uri uri, HttpStatusCode status, Exception cause)
    {
        var server = uri.GetLeftPart(UriPartial.Path);
        var code = (int)status;
        return code switch
        {
            401 or 403 => new(DialFailure.Unauthorized, $"{server} did not accept the key (HTTP {code}).", cause),
            429 => new(DialFailure.Busy, $"{server} has too many requests from this account (HTTP 429).", cause),
            >= 500 => new(DialFailure.Busy, $"{server} is overloaded or out of order (HTTP {code}).", cause),
            0 => new(DialFailure.Unreachable, $"{server} cannot be reached: {Innermost(cause).Message}", cause),
            _ => new(DialFailure.Refused, $"{server} refused the connection (HTTP {code}).", cause),
        };
    }

    private static Exception Innermost(Exception cause)
    {
        while (cause.InnerException is { } inner)
            cause = inner;
        return cause;
    }
}
