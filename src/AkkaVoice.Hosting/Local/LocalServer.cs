using AkkaVoice.Hosting.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Local;

/// <summary>The local realtime server as a part of the host, when no other service answers: on a free port, there before the first session and until after the last.</summary>
internal sealed class LocalServer(AkkaVoiceOptions options, RealtimeAddress address, ILoggerFactory logging, TimeProvider time) : IHostedService, IAsyncDisposable
{
    private OfflineRealtime? _realtime;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Realtime.Target is not RealtimeTarget.Local) return;
        _realtime = await OfflineRealtime.StartAsync(options.LocalRealtime, System.Net.IPAddress.Loopback, 0, logging, time, cancellationToken);
        address.UseLocal(_realtime.Server.WebSocketUri);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _realtime?.Server.StopAsync() ?? Task.CompletedTask;

    /// <summary>May be called again: the host knows this object as two services.</summary>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _realtime, null)?.DisposeAsync() ?? ValueTask.CompletedTask;
}
