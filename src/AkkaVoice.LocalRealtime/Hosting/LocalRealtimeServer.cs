using AkkaVoice.LocalRealtime.Connections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AkkaVoice.LocalRealtime.Hosting;

/// <summary>The local realtime server behind Kestrel: any client of the OpenAI Realtime API can be pointed at it.</summary>
public sealed class LocalRealtimeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop;
    private readonly TimeSpan _stopTimeout;

    private LocalRealtimeServer(WebApplication app, CancellationTokenSource stop, TimeSpan stopTimeout)
    {
        _app = app;
        _stop = stop;
        _stopTimeout = stopTimeout;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        BaseUri = new Uri(new Uri(address), "/v1");
    }

    /// <summary>What clients take as the base address, for example <c>http://127.0.0.1:41234/v1</c>.</summary>
    public Uri BaseUri { get; }

    /// <summary>The same with the scheme <c>ws</c>.</summary>
    public Uri WebSocketUri => new UriBuilder(BaseUri) { Scheme = Uri.UriSchemeWs }.Uri;

    /// <summary>The port it listens on.</summary>
    public int Port => BaseUri.Port;

    /// <summary>Starts a server.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="cancellation">Gives up the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LocalRealtimeServer> StartAsync(LocalRealtimeOptions options, CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(options.LoggerFactory);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(options.Address, options.Port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTimeout);
        var app = builder.Build();
        var stop = new CancellationTokenSource();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.UseRouting();
        new RealtimeEndpoints(new ConnectionDesk(options), stop.Token).Map(app);
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
            return new LocalRealtimeServer(app, stop, options.StopTimeout);
        }
        catch
        {
            stop.Dispose();
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Closes all connections with 1001, waits for their clients as long as the options say, and stops. Calling it again does nothing.</summary>
    public async Task StopAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(_stopTimeout);
        await _app.StopAsync(timeout.Token).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }
}
