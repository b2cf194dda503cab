using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.Hosting.LiveKit.Api;
using LiveKit.TestServer;

namespace AkkaVoice.EndToEnd.Tests.LiveKit;

/// <summary>The development room server with its key and its API.</summary>
internal sealed class DevRoomServer : IAsyncDisposable
{
    private readonly LiveKitDevServer _server = new();
    private readonly HttpClient _http = new();

    public LiveKitOptions Options => new(new Uri(_server.Url), LiveKitDevServer.ApiKey, LiveKitDevServer.ApiSecret);

    public LiveKitApi Api => new(_http, Options, TimeProvider.System);

    /// <summary>Starts one on a free port.</summary>
    public static async Task<DevRoomServer> StartAsync()
    {
        var server = new DevRoomServer();
        await server._server.StartAsync();
        return server;
    }

    /// <summary>Ends the process without a word to anybody.</summary>
    public Task KillAsync() => _server.KillAsync();

    /// <summary>Starts it again on the same port.</summary>
    public Task RestartAsync() => _server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.KillAsync();
        _http.Dispose();
    }
}
