using AkkaVoice.Actors.Tools.Sources;
using AkkaVoice.Hosting.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Mcp;

/// <summary>All MCP servers of a program, connected while the host runs. The host's start waits for none of them.</summary>
internal sealed class McpSources : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IReadOnlyList<McpToolSource> _sources;
    private Task _running = Task.CompletedTask;

    public McpSources(AkkaVoiceOptions options, ILoggerFactory logging, TimeProvider time) =>
        _sources = [.. options.Mcp.Select(server => new McpToolSource(server, server => McpTransports.For(server, logging), logging, time))];

    public IReadOnlyList<IToolSource> Sources => _sources;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(_sources.Select(source => Task.Run(() => source.RunAsync(_stop.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();
}
