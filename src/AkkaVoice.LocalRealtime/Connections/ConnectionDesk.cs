using System.Net.WebSockets;
using System.Security.Cryptography;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>Receives clients, whatever they come over: numbers them, checks their key, and decides what their session is like.</summary>
internal sealed class ConnectionDesk
{
    private readonly LocalRealtimeOptions _options;
    private readonly ILogger _log;
    private readonly int _seed;
    private int _next = -1;

    public ConnectionDesk(LocalRealtimeOptions options)
    {
        _options = options;
        _log = options.LoggerFactory.CreateLogger("AkkaVoice.LocalRealtime");
        _seed = options.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue / 2);
        Secrets = new ClientSecrets(options);
    }

    public ClientSecrets Secrets { get; }

    /// <summary>True when a client with this key may come in.</summary>
    public bool IsAllowed(string? apiKey) => _options.RequiredApiKey is not { } required || apiKey == required;

    /// <summary>Decides about a client.</summary>
    /// <param name="request">What it asks for.</param>
    /// <param name="refusal">Why not; null when it may come in.</param>
    /// <returns>What its session is like; null when it is refused.</returns>
    public ConnectionPlan? Receive(ConnectionRequest request, out ConnectionRefusal? refusal)
    {
        var index = Interlocked.Increment(ref _next);
        var script = (_options.Brains as RealtimeScript)?.For(index);
        var secret = Secrets.Find(request.ApiKey);
        refusal = script?.RefusedWith is { } status ? ConnectionRefusal.Scripted(status)
            : secret is null && !IsAllowed(request.ApiKey) ? ConnectionRefusal.InvalidKey
            : null;
        if (refusal is not null)
        {
            return null;
        }

        var core = new RealtimeCoreOptions
        {
            ConnectionIndex = index,
            Model = secret?.Model ?? request.Model ?? _options.DefaultModel,
            Lifetime = _options.SessionLifetime,
            Pacing = _options.Pacing,
            Seed = unchecked(_seed + index),
            InitialSession = secret?.Session,
        };
        return new ConnectionPlan
        {
            Core = script?.Adjust(core) ?? core,
            Script = script,
            RefuseSession = request.AsksForBeta ? ConnectionRequest.BetaDisabled : null,
            WireLog = _options.WireLog,
            HighWaterBytes = _options.OutgoingHighWaterBytes,
        };
    }

    /// <summary>Makes the connection that holds a session over an open socket.</summary>
    public RealtimeConnection Open(WebSocket socket, ConnectionPlan plan) =>
        new(socket, plan, _options.Brains, _options.Time, _log);
}
