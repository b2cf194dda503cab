using System.Net;
using System.Net.Sockets;
using AkkaVoice.Testing.Faults.Lines;
using AkkaVoice.Testing.Faults.Tcp;

namespace AkkaVoice.Testing.Faults;

/// <summary>
/// A proxy in this process between a client and a realtime server, over real sockets: everything passes through it as WebSocket
/// frames, and the faults of a plan happen on the way.
/// </summary>
/// <example>
/// <code>
/// await using var proxy = FaultProxy.Start(server.WebSocketUri, plan);
/// // The engine is pointed at proxy.Uri. Faults can also be made to happen now:
/// proxy.Last.Reset();
/// </code>
/// </example>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly Uri _server;
    private readonly FaultDesk _desk;
    private readonly Socket _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _runs = [];
    private readonly Task _accepting;

    private FaultProxy(Uri server, FaultPlan plan, TimeProvider time)
    {
        (_server, _desk) = (server, new FaultDesk(plan, time));
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Uri = new UriBuilder(server) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndPoint!).Port }.Uri;
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect to; scheme and path are the server's.</summary>
    public Uri Uri { get; }

    /// <summary>All attempts to connect so far.</summary>
    public IReadOnlyList<ProxiedConnection> Connections => _desk.Connections;

    /// <summary>The last attempt to connect.</summary>
    /// <exception cref="InvalidOperationException">There was none.</exception>
    public ProxiedConnection Last => Connections[^1];

    /// <summary>Starts a proxy on a free port.</summary>
    /// <param name="server">The server's address, with scheme <c>ws</c>; encryption is not understood.</param>
    /// <param name="plan">What goes wrong; null for nothing but what is made to happen later.</param>
    /// <param name="time">The clock of delays; null for the system's.</param>
    /// <exception cref="ArgumentException">The address has another scheme.</exception>
    public static FaultProxy Start(Uri server, FaultPlan? plan = null, TimeProvider? time = null) => server.Scheme is "ws" or "http"
        ? new FaultProxy(server, plan ?? FaultPlan.Create(), time ?? TimeProvider.System)
        : throw new ArgumentException($"'{server}' cannot be proxied: the scheme must be ws or http.", nameof(server));

    /// <summary>Resets everything that is open, and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        Task[] runs;
        lock (_lock)
            runs = [.. _runs];
        await Task.WhenAll(runs).ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
                client.NoDelay = true;
                var run = ServeAsync(client, _desk.Receive());
                lock (_lock)
                {
                    _runs.RemoveWhere(ended => ended.IsCompleted);
                    _runs.Add(run);
                }
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy ends.
        }
    }

    private async Task ServeAsync(Socket client, ProxiedConnection connection)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await MeetAsync(client, server, connection).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One of the two is gone, or the proxy ends.
        }
        finally
        {
            connection.End();
            client.Dispose();
        }
    }

    private async Task MeetAsync(Socket client, Socket server, ProxiedConnection connection)
    {
        await using var clientStream = new NetworkStream(client);
        var request = await HttpHead.ReadAsync(clientStream, _stop.Token).ConfigureAwait(false);
        switch (connection.Faults.Welcome)
        {
            case Welcome.Refuse refuse:
                await clientStream.WriteAsync(HttpHead.Refusal(refuse.HttpStatus), _stop.Token).ConfigureAwait(false);
                client.Shutdown(SocketShutdown.Send);
                return;
            case Welcome.Reset:
                TcpLine.Reset(client);
                return;
            case Welcome.Ignore:
                await HttpHead.ReadAsync(clientStream, _stop.Token).ConfigureAwait(false);
                return;
        }

        await server.ConnectAsync(_server.Host, _server.Port, _stop.Token).ConfigureAwait(false);
        await using var serverStream = new NetworkStream(server);
        await serverStream.WriteAsync(request, _stop.Token).ConfigureAwait(false);
        var answer = await HttpHead.ReadAsync(serverStream, _stop.Token).ConfigureAwait(false);
        if (HttpHead.IsUpgrade(answer))
        {
            await clientStream.WriteAsync(answer, _stop.Token).ConfigureAwait(false);
            await new TcpLine(connection, client, server).RunAsync(clientStream, serverStream, _stop.Token).ConfigureAwait(false);
        }
        else
        {
            await clientStream.WriteAsync(answer, _stop.Token).ConfigureAwait(false);
            await serverStream.CopyToAsync(clientStream, _stop.Token).ConfigureAwait(false);
        }
    }
}
