using System.Net.WebSockets;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.Testing.Faults;

namespace AkkaVoice.EndToEnd.Tests.Faults.Proxies;

public sealed class FaultProxyTests : FaultProxyContract, IAsyncLifetime
{
    // Long enough for a machine that stops for a while; only what is about pings has them.
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(2);

    private LocalRealtimeServer? _server;
    private FaultProxy? _proxy;

    protected override IReadOnlyList<ProxiedConnection> Connections => _proxy!.Connections;

    public async Task InitializeAsync()
    {
        _server = await LocalRealtimeServer.StartAsync(Server);
        _proxy = FaultProxy.Start(_server.WebSocketUri, Plan);
    }

    public async Task DisposeAsync()
    {
        await _proxy!.DisposeAsync();
        await _server!.DisposeAsync();
    }

    [Fact]
    public async Task Without_pings_a_client_takes_its_peer_for_dead()
    {
        Plan.OnConnection(0, c => c.DropsPings());
        using var socket = await ConnectAsync(pings: true);
        await ReadAsync(socket);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(socket));
    }

    [Fact]
    public async Task With_pings_it_does_not()
    {
        using var socket = await ConnectAsync(pings: true);
        await ReadAsync(socket);

        await Assert.ThrowsAsync<TimeoutException>(() => ReadAsync(socket, PingTimeout * 1.7));
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    protected override Task<WebSocket> ConnectAsync(CancellationToken cancellation = default) => ConnectAsync(pings: false, cancellation);

    private async Task<WebSocket> ConnectAsync(bool pings, CancellationToken cancellation = default)
    {
        var socket = new ClientWebSocket();
        if (pings)
            (socket.Options.KeepAliveInterval, socket.Options.KeepAliveTimeout) = (TimeSpan.FromMilliseconds(100), PingTimeout);
        await socket.ConnectAsync(new Uri($"{_proxy!.Uri}/realtime?model=gpt-realtime"), cancellation);
        return socket;
    }
}
