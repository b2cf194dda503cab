using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.Hosting.LiveKit.Api;

namespace AkkaVoice.LiveKit.Tests.Service;

/// <summary>A room server with its key and its API.</summary>
internal sealed class RoomServer : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private RoomServer()
    {
    }

    /// <summary>The process, for what stands before it.</summary>
    public LiveKitDevServer Process { get; } = new();

    public string Url => Process.Url;

    public IReadOnlyCollection<string> Output => Process.Output;

    public LiveKitOptions Options => new(new Uri(Process.Url), LiveKitDevServer.ApiKey, LiveKitDevServer.ApiSecret);

    public LiveKitApi Api => new(_http, Options, TimeProvider.System);

    /// <summary>Starts one on a free port.</summary>
    public static async Task<RoomServer> StartAsync()
    {
        var server = new RoomServer();
        await server.Process.StartAsync();
        return server;
    }

    /// <summary>Ends the process without a word to anybody.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>Starts it again on the same port.</summary>
    public Task RestartAsync() => Process.StartAsync();

    /// <summary>
    /// Waits until the server knows how a job ended. The genuine server lists a job as it was when it was assigned: what became of it stands in its log
    /// alone, and nowhere when the server is somebody else's.
    /// </summary>
    public async Task KnowsAsync(string room, string jobId, string status, string error = "")
    {
        if (ServerChoice.IsDevelopmentServer)
        {
            var state = await Patience.ForAsync($"the end of {jobId}", async () => await JobAsync(room, jobId) is { Status: "JS_SUCCESS" or "JS_FAILED" } ended ? ended : null);
            Assert.Equal(status, state.Status);
            Assert.Contains(error, state.Error, StringComparison.Ordinal);
        }
        else if (ServerChoice.GivenUrl is null)
        {
            var line = await Patience.ForAsync(
                $"the end of {jobId} in the server's log",
                () => Output.FirstOrDefault(line => line.Contains("job ended", StringComparison.Ordinal) && line.Contains(jobId, StringComparison.Ordinal)),
                () => string.Join('\n', Output.Where(line => line.Contains(jobId, StringComparison.Ordinal))));
            Assert.Contains(status, line, StringComparison.Ordinal);
            Assert.Contains(error, line, StringComparison.Ordinal);
        }
    }

    /// <summary>How a job stands, in the server's list; null when it is not there.</summary>
    public async Task<JobStateInfo?> JobAsync(string room, string jobId) =>
        (await Api.ListDispatchesAsync(room)).SelectMany(dispatch => dispatch.State?.Jobs ?? []).FirstOrDefault(job => job.Id == jobId)?.State;

    public async ValueTask DisposeAsync()
    {
        await Process.KillAsync();
        _http.Dispose();
    }
}
