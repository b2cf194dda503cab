using AkkaVoice.Hosting.Commands;
using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Hosting;

namespace AkkaVoice.EndToEnd.Tests.LiveKit;

/// <summary><c>akkavoice run</c> (or another command) in this process, with a scripted model and a LiveKit server.</summary>
internal sealed class ServiceOnServer : IAsyncDisposable
{
    private readonly LocalRealtimeServer _realtime;
    private readonly CancellationTokenSource _stop = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private ServiceOnServer(LocalRealtimeServer realtime, LiveKitOptions livekit, string[] arguments)
    {
        _realtime = realtime;
        ExitCode = CommandLine.RunAsync(
            [
                arguments[0],
                "--set", $"akkavoice.realtime.base-url={realtime.WebSocketUri}",
                "--set", "akkavoice.host.port=0",
                "--set", "akkavoice.worker.port=0",
                "--set", "akkavoice.worker.load-threshold=off",
                "--set", "akkavoice.worker.drain-timeout=0s",
                "--set", $"akkavoice.livekit.url={livekit.Url}",
                "--set", $"akkavoice.livekit.api-key={livekit.ApiKey}",
                "--set", $"akkavoice.livekit.api-secret={livekit.ApiSecret}",
                .. arguments[1..],
            ],
            TextWriter.Synchronized(_output),
            TextWriter.Synchronized(_error),
            _stop.Token);
    }

    public Task<int> ExitCode { get; }

    public static async Task<ServiceOnServer> StartAsync(IRealtimeBrainFactory brains, LiveKitOptions livekit, params string[] arguments) => new(
        await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = brains, Seed = 7 }), livekit, arguments.Length > 0 ? arguments : ["run"]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ExitCode;
        await _realtime.DisposeAsync();
        _stop.Dispose();
    }
}
