using System.Net;
using System.Net.WebSockets;
using AkkaVoice.Actors.Workers.Links.Wire;

namespace AkkaVoice.Actors.Workers.Links;

/// <summary>Opens WebSockets.</summary>
internal sealed class WebSocketWorkerDialer : IWorkerDialer
{
    public async Task<IWorkerLink> DialAsync(
        Uri url, string token, Action<ServerMessage> heard, Action<string> closed, CancellationToken cancellation)
    {
        var address = AgentAddress.Of(url);
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
            socket.Options.CollectHttpResponseDetails = true;
            // Finds a line that is dead while nothing is sent; that the server itself is alive is asked in its own protocol.
            socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(10);
            socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(15);
            await socket.ConnectAsync(address, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or HttpRequestException)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            throw Explain(address, status, e);
        }

        var link = new WebSocketWorkerLink(socket, heard, closed);
        link.Start();
        return link;
    }

    private static WorkerDialException Explain(Uri address, HttpStatusCode status, Exception exception) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new WorkerDialException(
            $"the server refused the key ({(int)status}); check LIVEKIT_API_KEY and LIVEKIT_API_SECRET, and this machine's clock", refused: true),
        HttpStatusCode.NotFound => new WorkerDialException($"there is no agent endpoint at {address} (404); is it a LiveKit server?", refused: true),
        0 => new WorkerDialException(exception is OperationCanceledException ? "dialling was given up" : Innermost(exception), refused: false),
        _ => new WorkerDialException($"the server answered {(int)status}", refused: false),
    };

    private static string Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception.Message;
    }
}
