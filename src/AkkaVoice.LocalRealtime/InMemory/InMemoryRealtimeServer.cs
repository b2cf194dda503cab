using System.Net.WebSockets;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.Hosting;

namespace AkkaVoice.LocalRealtime.InMemory;

/// <summary>
/// The local realtime server without a network: each <see cref="Connect"/> gives a client's end of a pair of sockets. With a virtual
/// <see cref="LocalRealtimeOptions.Time"/> a long conversation takes milliseconds.
/// </summary>
/// <remarks>
/// The server works on the threads that use it: when a send of the client or a step of the clock returns, everything the server has to
/// say at that instant lies ready at the client's end (unless its brain answers later, or the pair is full).
/// </remarks>
public sealed class InMemoryRealtimeServer : IAsyncDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1);

    private readonly ConnectionDesk _desk;
    private readonly InMemoryWebSocketOptions _sockets;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<(RealtimeConnection Connection, Task Run)> _connections = [];

    /// <summary>A server that waits for connections.</summary>
    /// <param name="options">How it behaves; address and port mean nothing here.</param>
    /// <param name="sockets">How its sockets behave; null for the defaults.</param>
    public InMemoryRealtimeServer(LocalRealtimeOptions options, InMemoryWebSocketOptions? sockets = null)
    {
        _desk = new ConnectionDesk(options);
        _sockets = sockets ?? new InMemoryWebSocketOptions();
    }

    /// <summary>Opens a connection. <c>session.created</c> lies ready when it returns.</summary>
    /// <param name="model">The model; null for the server's default.</param>
    /// <param name="apiKey">The bearer token; null for none.</param>
    /// <param name="beta">True asks for the retired beta protocol, as its header does.</param>
    /// <exception cref="WebSocketException">The server refuses; the message and the data entry <c>HttpStatusCode</c> tell the status.</exception>
    public InMemoryWebSocket Connect(string? model = null, string? apiKey = null, bool beta = false)
    {
        ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
        if (_desk.Receive(new ConnectionRequest(model, apiKey, beta), out var refusal) is not { } plan)
        {
            var exception = new WebSocketException(
                WebSocketError.NotAWebSocket, $"The server returned status code '{refusal!.HttpStatus}' when status code '101' was expected.");
            exception.Data["HttpStatusCode"] = refusal.HttpStatus;
            throw exception;
        }

        var (client, server) = InMemoryWebSocket.CreatePair(_sockets, ConnectionRequest.SubProtocol);
        var connection = _desk.Open(server, plan);
        var run = HoldAsync(connection);
        lock (_lock)
        {
            _connections.RemoveAll(entry => entry.Run.IsCompleted);
            _connections.Add((connection, run));
        }

        return client;
    }

    /// <summary>
    /// Closes all connections with 1001. Clients that read their sockets have a second (of real time, also under a virtual clock) to answer; then
    /// they are cut off.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        (RealtimeConnection Connection, Task Run)[] open;
        lock (_lock)
        {
            open = [.. _connections];
        }

        var runs = Task.WhenAll(open.Select(entry => entry.Run));
        try
        {
            await runs.WaitAsync(StopTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The rest is cut off.
        }

        foreach (var (connection, _) in open)
        {
            connection.Cut();
        }

        await runs.ConfigureAwait(false);
    }

    private async Task HoldAsync(RealtimeConnection connection)
    {
        using (connection)
        {
            await connection.RunAsync(_stop.Token).ConfigureAwait(false);
        }
    }
}
