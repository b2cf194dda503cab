using System.Text.RegularExpressions;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Hosting;

namespace AkkaVoice.Browser.Tests;

/// <summary><c>akkavoice run</c> in this process, on a free port, as a person starts it.</summary>
internal sealed partial class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = new();
    private readonly LocalRealtimeServer? _realtime;
    private readonly Task<int> _run;

    private RunningService(LocalRealtimeServer? realtime, Task<int> run, Uri address, CancellationTokenSource stop) =>
        (_realtime, _run, Address, _stop) = (realtime, run, address, stop);

    public Uri Address { get; }

    public Uri SessionAddress => new UriBuilder(new Uri(Address, "session")) { Scheme = "ws" }.Uri;

    /// <summary>The service over offline speech.</summary>
    public static Task<RunningService> OfflineAsync(params string[] arguments) => StartAsync(null, arguments);

    /// <summary>The service over a scripted model.</summary>
    public static async Task<RunningService> OverAsync(IRealtimeBrainFactory brains, params string[] arguments)
    {
        var realtime = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = brains, Seed = 7 });
        return await StartAsync(realtime, [.. arguments, "--realtime-url", realtime.WebSocketUri.ToString()]);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _run.WaitAsync(Patience);
        }
        catch (OperationCanceledException)
        {
            // As told.
        }

        if (_realtime is not null) await _realtime.DisposeAsync();
        _stop.Dispose();
    }

    private static async Task<RunningService> StartAsync(LocalRealtimeServer? realtime, string[] arguments)
    {
        var stop = new CancellationTokenSource();
        var output = new Greeting();
        var error = new StringWriter();
        var run = CommandLine.RunAsync(
            ["run", "--port", "0", "--set", "akkavoice.tools.weather.source=offline", .. arguments], output, error, stop.Token);
        var first = await Task.WhenAny(output.Address.Task, run).WaitAsync(Patience);
        Assert.True(first == output.Address.Task, $"The service did not start: {error}");
        return new RunningService(realtime, run, await output.Address.Task, stop);
    }

    [GeneratedRegex(@"http://\S+/")]
    private static partial Regex Link();

    private sealed class Greeting : StringWriter
    {
        public TaskCompletionSource<Uri> Address { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Task WriteLineAsync(string? value)
        {
            if (Link().Match(value ?? "") is { Success: true } link) Address.TrySetResult(new Uri(link.Value));
            return Task.CompletedTask;
        }
    }
}
