using System.Net.WebSockets;
using AkkaVoice.LocalRealtime.InMemory;
using AkkaVoice.Testing.Faults;

namespace AkkaVoice.EndToEnd.Tests.Faults.Proxies;

public sealed class InMemoryFaultProxyTests : FaultProxyContract
{
    private readonly InMemoryFaultProxy _proxy;

    public InMemoryFaultProxyTests() => _proxy = new InMemoryFaultProxy(
        new InMemoryRealtimeServer(Server, new InMemoryWebSocketOptions { ResumeFirstEndAsynchronously = false }),
        Plan,
        TimeProvider.System);

    protected override IReadOnlyList<ProxiedConnection> Connections => _proxy.Connections;

    protected override Task<WebSocket> ConnectAsync(CancellationToken cancellation = default) =>
        _proxy.OpenAsync(new Uri("ws://memory/v1/realtime?model=gpt-realtime"), "key", cancellation);
}
