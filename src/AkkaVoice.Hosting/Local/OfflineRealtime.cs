using System.Net;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.LocalRealtime.Brains.Offline;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Speech;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Local;

/// <summary>The local realtime server with offline speech as its brain.</summary>
internal sealed class OfflineRealtime : IAsyncDisposable
{
    private readonly OfflineBrainFactory _brains;

    private OfflineRealtime(LocalRealtimeServer server, OfflineBrainFactory brains) => (Server, _brains) = (server, brains);

    public LocalRealtimeServer Server { get; }

    /// <exception cref="SpeechUnavailableException">Offline speech is not installed; the message says how to.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<OfflineRealtime> StartAsync(
        LocalServerOptions options, IPAddress address, int port, ILoggerFactory logging, TimeProvider time, CancellationToken cancellation)
    {
        var brains = new OfflineBrainFactory();
        try
        {
            var server = await LocalRealtimeServer.StartAsync(
                new LocalRealtimeOptions
                {
                    Brains = brains,
                    Address = address,
                    Port = port,
                    SessionLifetime = options.SessionLimit,
                    Pacing = new PacingOptions { SpeedFactor = options.Pace },
                    Time = time,
                    LoggerFactory = logging,
                },
                cancellation);
            return new OfflineRealtime(server, brains);
        }
        catch
        {
            brains.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _brains.Dispose();
    }
}
