using System.Globalization;
using Akka.Actor;
using Akka.Hosting;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Hosting;
using AkkaVoice.Hosting.Sessions;
using AkkaVoice.Load.Measuring;
using AkkaVoice.Load.Peers;
using AkkaVoice.Load.Rooms;
using AkkaVoice.Streams.Realtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Load.Engine;

/// <summary>The whole engine as <c>akkavoice run</c> has it, with rooms in memory in the place of browsers, and sockets that are timed.</summary>
internal sealed class LoadEngine : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly Figures _figures;
    private readonly Pacer _pacer;
    private readonly TimedDialer _dialer;
    private readonly Uri _peer;
    private int _names;

    /// <param name="peer">Where the realtime peer is.</param>
    /// <param name="maxSessions">How many sessions there may be.</param>
    /// <param name="figures">Where everything is counted.</param>
    /// <param name="configure">What the program adds to the engine; null for nothing.</param>
    /// <param name="keys">What else is configured.</param>
    public LoadEngine(
        Uri peer, int maxSessions, Figures figures, Action<VoiceBuilder>? configure = null, params IReadOnlyList<KeyValuePair<string, string>> keys)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "akkavoice-load" });
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddProvider(new LoadLog());
        var voice = new VoiceBuilder();
        configure?.Invoke(voice);
        builder.Services.AddAkkaVoice(voice);
        // As the command line sets them, above whatever file lies where this is started.
        var options = voice.Sources(null, [
            new("akkavoice.realtime.base-url", peer.ToString()),
            new("akkavoice.realtime.api-key", "load"),
            new("akkavoice.host.max-sessions", maxSessions.ToString(CultureInfo.InvariantCulture)),
            new("akkavoice.tools.weather.source", "offline"),
            // What is measured is what happens then, and no session is to be refused.
            new("akkavoice.host.max-load", "1"),
            new("akkavoice.host.max-lateness", "10s"),
            .. keys,
        ]).Load();
        builder.Services.AddSingleton(options);
        _dialer = new TimedDialer(AkkaVoiceServices.SocketOptions(options));
        builder.Services.AddSingleton<IRealtimeDialer>(_dialer);
        (_peer, _figures) = (peer, figures);
        _host = builder.Build();
        _pacer = new Pacer(figures);
    }

    public Task StartAsync() => _host.StartAsync();

    /// <summary>Starts a session.</summary>
    /// <param name="isIdle">Whether nobody speaks in it: the microphone is muted, and the model says nothing.</param>
    /// <param name="phase">Where in the 20 ms its frames begin, 0 to 1.</param>
    /// <param name="figures">Where its room measures; null for where everything is counted.</param>
    /// <returns>The hold on it.</returns>
    public async Task<SessionHandle> StartSessionAsync(bool isIdle, double phase, Figures? figures = null)
    {
        var sessions = _host.Services.GetRequiredService<VoiceSessions>();
        var room = new LoadRoom($"room-{Interlocked.Increment(ref _names)}", phase, isIdle, _pacer, figures ?? _figures);
        _dialer.Add(room);
        var spec = sessions.Spec(room, Watch);
        var handle = await sessions.StartAsync(spec with
        {
            Endpoint = new RealtimeEndpoint(_peer, room.Name),
            Settings = isIdle ? spec.Settings with { Model = Handshake.QuietModel } : spec.Settings,
        });
        _ = handle.Completion.ContinueWith(_ => _dialer.Remove(room), TaskScheduler.Default);
        return handle;
    }

    /// <summary>The actor above all sessions.</summary>
    public Task<IActorRef> ManagerAsync() => _host.Services.GetRequiredService<IRequiredActor<SessionManager>>().GetAsync();

    /// <summary>Cuts the connection of some session, as a network would.</summary>
    /// <returns>Whether there was one.</returns>
    public bool CutOne(Random random) => _dialer.CutOne(random);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _pacer.Dispose();
    }

    private void Watch(SessionEvent told)
    {
        switch (told)
        {
            case InterruptionEvent:
                _figures.CountInterruption();
                break;
            case ToolResultEvent { Ok: true }:
                _figures.CountToolResult();
                break;
            case DropEvent drop:
                _figures.CountDropped(drop.Ms);
                break;
            case ErrorEvent error:
                _figures.CountError($"{error.Code}: {error.Message}");
                break;
            case EndEvent end when !end.Reason.IsNormal():
                _figures.CountError($"{end.Reason}: {end.Message}");
                break;
        }
    }
}
