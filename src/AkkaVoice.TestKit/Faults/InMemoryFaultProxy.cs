using System.Net.WebSockets;
using AkkaVoice.LocalRealtime.InMemory;
using AkkaVoice.Testing.Faults.InMemory;
using AkkaVoice.Testing.Faults.Lines;

namespace AkkaVoice.Testing.Faults;

/// <summary>
/// The faults of a plan between a client and an <see cref="InMemoryRealtimeServer"/>, in virtual time. <see cref="OpenAsync"/> has the
/// form in which a dialer opens sockets.
/// </summary>
/// <remarks>
/// A broken in-memory socket loses what its reader has not read, and its end looks the same whether it was reset or cut. There are no
/// frames in it, half a message is a fragment; and no pings: what a client would find by them is told to it after the ping timeout.
/// </remarks>
public sealed class InMemoryFaultProxy
{
    private readonly InMemoryRealtimeServer _server;
    private readonly InMemoryWebSocketOptions _sockets;
    private readonly FaultDesk _desk;

    /// <summary>A proxy before a server.</summary>
    /// <param name="server">The server; let its sockets resume their first end on the sender's thread.</param>
    /// <param name="plan">What goes wrong.</param>
    /// <param name="time">The clock of delays.</param>
    /// <param name="pingTimeout">
    /// After how long a line that <see cref="FaultMoment.GoesSilent"/> breaks for the client, as a client that pings would find it; null never.
    /// </param>
    /// <param name="sockets">How the client's sockets behave; null resumes their reader on the sender's thread.</param>
    public InMemoryFaultProxy(
        InMemoryRealtimeServer server, FaultPlan plan, TimeProvider time, TimeSpan? pingTimeout = null, InMemoryWebSocketOptions? sockets = null)
    {
        _server = server;
        _sockets = sockets ?? new InMemoryWebSocketOptions { ResumeFirstEndAsynchronously = false };
        _desk = new FaultDesk(plan, time, pingTimeout, staysOnThread: !_sockets.ResumeFirstEndAsynchronously);
    }

    /// <summary>All attempts to connect so far.</summary>
    public IReadOnlyList<ProxiedConnection> Connections => _desk.Connections;

    /// <summary>Opens a connection.</summary>
    /// <param name="uri">Not looked at but for its query's <c>model</c>.</param>
    /// <param name="apiKey">The bearer token.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The client's socket.</returns>
    /// <exception cref="WebSocketException">The plan or the server refuses; the entry <c>HttpStatusCode</c> of its data tells the status, if there is one.</exception>
    public async Task<WebSocket> OpenAsync(Uri uri, string apiKey, CancellationToken cancellation)
    {
        var connection = _desk.Receive();
        switch (connection.Faults.Welcome)
        {
            case Welcome.Refuse refuse:
                connection.End();
                var refused = new WebSocketException(WebSocketError.NotAWebSocket, $"The server returned status code '{refuse.HttpStatus}'.");
                refused.Data["HttpStatusCode"] = refuse.HttpStatus;
                throw refused;
            case Welcome.Reset:
                connection.End();
                throw new WebSocketException(WebSocketError.Faulted, "Unable to connect to the remote server.");
            case Welcome.Ignore:
                await NeverAsync(cancellation).ConfigureAwait(false);
                break;
        }

        var server = _server.Connect(Model(uri), apiKey);
        var (client, near) = InMemoryWebSocket.CreatePair(_sockets, server.SubProtocol);
        _ = new InMemoryLine(connection, near, server).RunAsync();
        return client;
    }

    private static async Task NeverAsync(CancellationToken cancellation)
    {
        var never = new TaskCompletionSource();
        await using var registration = cancellation.Register(() => never.TrySetCanceled(cancellation)).ConfigureAwait(false);
        await never.Task.ConfigureAwait(false);
    }

    private static string? Model(Uri uri) => uri.Query.TrimStart('?').Split('&')
        .Where(pair => pair.StartsWith("model=", StringComparison.Ordinal)).Select(pair => Uri.UnescapeDataString(pair[6..])).FirstOrDefault();
}
