using AkkaVoice.Actors.Tools.Sources;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AkkaVoice.Hosting.Mcp;

/// <summary>
/// The tools of one MCP server, for as long as it is there. It is connected in the background; a server that is slow, fails or dies has no
/// tools until a later try succeeds. Tries come after 1 s, then twice as late each time up to 1 min.
/// </summary>
internal sealed class McpToolSource(
    McpServer server, Func<McpServer, IClientTransport> transport, ILoggerFactory logging, TimeProvider time) : IToolSource
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = logging.CreateLogger("AkkaVoice.Mcp");
    private volatile IReadOnlyList<AIFunction> _tools = [];

    public event Action? Changed;

    public string Name => server.Name;

    public IReadOnlyList<AIFunction> Tools => _tools;

    /// <summary>Keeps the server connected until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var pause = FirstPause;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var client = await ConnectAsync(stop).ConfigureAwait(false);
                pause = FirstPause;
                await WatchAsync(client, stop).ConfigureAwait(false);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // Whatever a server does wrong costs its own tools only.
                McpLog.Away(_logger, server.Name, e is TimeoutException ? "no answer in time" : e.Message, pause.TotalSeconds);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                break;
            }
            finally
            {
                Publish([]);
            }

            if (!await PauseAsync(pause, stop).ConfigureAwait(false)) break;
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<McpClient> ConnectAsync(CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(server.ConnectTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        try
        {
            var options = new McpClientOptions { ClientInfo = new Implementation { Name = "AkkaVoice", Version = "0.1" } };
            var client = await McpClient.CreateAsync(transport(server), options, logging, both.Token).ConfigureAwait(false);
            try
            {
                await ListAsync(client, both.Token).ConfigureAwait(false);
                return client;
            }
            catch
            {
                await client.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException("The server did not connect in time.", e);
        }
    }

    /// <summary>Ends, with an exception, when the server is gone.</summary>
    private async Task WatchAsync(McpClient client, CancellationToken stop)
    {
        var changed = new SemaphoreSlim(0, 1);
        await using var registration = client.RegisterNotificationHandler(NotificationMethods.ToolListChangedNotification, (_, _) =>
        {
            if (changed.CurrentCount == 0) changed.Release();
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        using var checks = new PeriodicTimer(server.CheckInterval, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (check, change) = (checks.WaitForNextTickAsync(ended.Token).AsTask(), changed.WaitAsync(ended.Token));
        try
        {
            while (true)
            {
                var first = await Task.WhenAny(client.Completion, check, change).ConfigureAwait(false);
                stop.ThrowIfCancellationRequested();
                if (first == client.Completion) throw new IOException($"the server ended{Detail(await client.Completion.ConfigureAwait(false))}");
                if (first == check)
                {
                    await client.PingAsync(cancellationToken: stop).AsTask().WaitAsync(server.ConnectTimeout, time, stop).ConfigureAwait(false);
                    check = checks.WaitForNextTickAsync(ended.Token).AsTask();
                }
                else
                {
                    await ListAsync(client, stop).WaitAsync(server.ConnectTimeout, time, stop).ConfigureAwait(false);
                    change = changed.WaitAsync(ended.Token);
                }
            }
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task ListAsync(McpClient client, CancellationToken cancellation)
    {
        var listed = await client.ListToolsAsync(cancellationToken: cancellation).ConfigureAwait(false);
        var wanted = listed.Where(tool => server.Tools is null || server.Tools.Contains(tool.Name)).ToList();
        foreach (var missing in (server.Tools ?? []).Except(listed.Select(tool => tool.Name))) McpLog.Missing(_logger, server.Name, missing);
        McpLog.Connected(_logger, server.Name, wanted.Count);
        Publish([.. wanted.Select(tool => new McpTool(server.Name, client, tool))]);
    }

    private void Publish(IReadOnlyList<AIFunction> tools)
    {
        if (tools.Count == 0 && _tools.Count == 0) return;
        _tools = tools;
        Changed?.Invoke();
    }

    private async Task<bool> PauseAsync(TimeSpan pause, CancellationToken stop)
    {
        try
        {
            using var timer = new PeriodicTimer(pause, time);
            return await timer.WaitForNextTickAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string Detail(ClientCompletionDetails details) => details switch
    {
        StdioClientCompletionDetails { ExitCode: { } code } => $" with exit code {code}",
        { Exception: { } exception } => $": {exception.Message}",
        _ => "",
    };
}
