using System.Net;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.LocalRealtime.Hosting;

/// <summary>How a local realtime server behaves, over a real port or in memory.</summary>
public sealed record LocalRealtimeOptions
{
    /// <summary>
    /// What answers. A <see cref="RealtimeScript"/> here also brings its faults. Required.
    /// </summary>
    public required IRealtimeBrainFactory Brains { get; init; }

    /// <summary>Address to listen on. Default: loopback.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port to listen on; 0 takes a free one. 0 to 65535. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>Model of connections that name none. Default: <c>gpt-realtime</c>.</summary>
    public string DefaultModel { get; init; } = "gpt-realtime";

    /// <summary>
    /// The bearer token a client must send; others get 401 and <c>invalid_api_key</c>. Default: null, which accepts any token and none.
    /// </summary>
    public string? RequiredApiKey { get; init; }

    /// <summary>How long a session may last. Default: 60 minutes.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Speed and unevenness of streamed output.</summary>
    public PacingOptions Pacing { get; init; } = new();

    /// <summary>
    /// Makes ids and pieces of output reproducible; connection n uses seed + n. Default: null, which takes a random one.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>Bytes that may wait for a slow client before streamed output is held back. Default: 256 KiB.</summary>
    public int OutgoingHighWaterBytes { get; init; } = 256 * 1024;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Keeps every event, for tests. Default: null.</summary>
    public WireLog? WireLog { get; init; }

    /// <summary>Where the server logs to. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>How long <see cref="LocalRealtimeServer.StopAsync"/> waits for clients to answer its close frames. Default: 5 s.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
