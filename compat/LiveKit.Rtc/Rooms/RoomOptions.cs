using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>How a room is joined.</summary>
public sealed record RoomOptions
{
    /// <summary>Whether all tracks of others are subscribed to as they appear. Default: true.</summary>
    public bool AutoSubscribe { get; init; } = true;

    /// <summary>Whether layers of pictures that nobody looks at are not sent. Default: false.</summary>
    public bool Dynacast { get; init; }

    /// <summary>How long joining may take in all, 1 to 120 s. Default: 15 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often joining is tried again when it fails, 0 to 10. Default: 1.</summary>
    public int JoinRetries { get; init; } = 1;

    /// <summary>How long any other request may take, 0.1 to 120 s. Default: 10 s. RPC has deadlines of its own.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest text or byte stream that is accepted, in bytes; longer ones end with an error. Null (default): the native library's 5 GB.</summary>
    public long? MaxStreamBytes { get; init; }

    /// <summary>Which ways media may take. Default: all.</summary>
    public IceTransport IceTransport { get; init; } = IceTransport.All;

    /// <summary>STUN and TURN servers instead of those the LiveKit server names. Default: none.</summary>
    public IReadOnlyList<IceServer> IceServers { get; init; } = [];

    internal Proto.RoomOptions ToProto()
    {
        Check(ConnectTimeout, 1, 120, nameof(ConnectTimeout));
        Check(RequestTimeout, 0.1, 120, nameof(RequestTimeout));
        if (JoinRetries is < 0 or > 10)
            throw new ArgumentOutOfRangeException(nameof(JoinRetries), JoinRetries, "allowed: 0 to 10");
        if (MaxStreamBytes is < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxStreamBytes), MaxStreamBytes, "allowed: 1 or more bytes, or null");

        var options = new Proto.RoomOptions
        {
            AutoSubscribe = AutoSubscribe,
            AdaptiveStream = false,
            Dynacast = Dynacast,
            JoinRetries = (uint)JoinRetries,
            ConnectTimeoutMs = (ulong)ConnectTimeout.TotalMilliseconds,
        };
        if (MaxStreamBytes is { } bytes)
            options.DataStream = new RoomDataStreamOptions { MaxPayloadByteLength = (ulong)bytes };
        if (IceTransport != IceTransport.All || IceServers.Count > 0)
        {
            options.RtcConfig = new RtcConfig
            {
                IceTransportType = (IceTransportType)IceTransport,
                ContinualGatheringPolicy = ContinualGatheringPolicy.GatherContinually,
                IceServers = { IceServers.Select(s => s.ToProto()) },
            };
        }
        return options;
    }

    private static void Check(TimeSpan value, double from, double to, string name)
    {
        if (value < TimeSpan.FromSeconds(from) || value > TimeSpan.FromSeconds(to))
            throw new ArgumentOutOfRangeException(name, value, $"allowed: {from} to {to} s");
    }
}

/// <summary>Which ways media may take.</summary>
public enum IceTransport
{
    /// <summary>Through TURN servers only.</summary>
    Relay = 0,

    /// <summary>Any but this machine's own addresses.</summary>
    NoHost = 1,

    /// <summary>Any.</summary>
    All = 2,
}

/// <summary>A STUN or TURN server.</summary>
/// <param name="Urls">Its addresses, such as <c>turn:turn.example.com:3478</c>.</param>
/// <param name="Username">Name to sign in with; empty for STUN.</param>
/// <param name="Password">Password to sign in with; empty for STUN.</param>
public sealed record IceServer(IReadOnlyList<string> Urls, string Username = "", string Password = "")
{
    internal Proto.IceServer ToProto() => new() { Urls = { Urls }, Username = Username, Password = Password };
}
