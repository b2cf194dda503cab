using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.LiveKit.Tests.Service;

/// <summary>
/// What most tests need, started once: a room server, and two workers on it. One of them understands and speaks, with offline speech; the other
/// tells a story that is too long to be heard to its end, by a script.
/// </summary>
public sealed class Stage : IAsyncLifetime
{
    /// <summary>How long the story is.</summary>
    public static readonly TimeSpan Story = TimeSpan.FromSeconds(20);

    private LocalRealtimeServer? _model;
    private RoomServer? _server;
    private AgentService? _weather;
    private AgentService? _teller;

    internal RoomServer Server => _server!;

    /// <summary>Answers what it is asked.</summary>
    internal AgentService Weather => _weather!;

    /// <summary>Tells its story, and says no more when it is stopped.</summary>
    internal AgentService Teller => _teller!;

    public async Task InitializeAsync()
    {
        _server = await RoomServer.StartAsync();
        _model = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions
        {
            Brains = RealtimeScript.Create().OnEveryConnection(c => c
                .OnTurn(t => t.Hears("Tell me a story.").Says("Once upon a time there was a very small elephant that lived by the sea.", Story, signal: 1))
                .Otherwise(t => t.Hears("Stop.").Says("All right.", TimeSpan.FromSeconds(1), signal: 2))),
            Seed = 3,
        });
        var weather = AgentService.RegisteredAsync(_server.Url);
        _teller = await AgentService.RegisteredAsync(_server.Url, "--realtime-url", _model.WebSocketUri.ToString());
        _weather = await weather;
    }

    public async Task DisposeAsync()
    {
        if (_weather is not null) await _weather.DisposeAsync();
        if (_teller is not null) await _teller.DisposeAsync();
        if (_model is not null) await _model.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }
}

/// <summary>Tests on one stage, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class StageCollection : ICollectionFixture<Stage>
{
    public const string Name = "stage";
}
