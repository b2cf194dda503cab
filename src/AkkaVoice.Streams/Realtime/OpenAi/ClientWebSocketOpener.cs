using System.Net.WebSockets;
using AkkaVoice.Streams.Realtime.Socket;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Opens real sockets, with pings.</summary>
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
        catch (Exception refused)
        {
            refused.Data[DialFailures.StatusKey] = (int)socket.HttpStatusCode;
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
}
