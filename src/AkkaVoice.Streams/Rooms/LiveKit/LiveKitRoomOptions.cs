using LiveKit.Rtc;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>Where a LiveKit room is, to whom the agent listens there, and the room's limits.</summary>
public sealed record LiveKitRoomOptions
{
    private static readonly IReadOnlySet<ParticipantKind> People =
        new HashSet<ParticipantKind> { ParticipantKind.Standard, ParticipantKind.Sip, ParticipantKind.Connector };

    /// <summary>The LiveKit server, <c>ws://</c> or <c>wss://</c>.</summary>
    public required Uri Url { get; init; }

    /// <summary>The access token to join with. It names the room and the agent's identity; never logged.</summary>
    public required string Token { get; init; }

    /// <summary>Whom to listen to, by identity; null (default) for the first who is one of <see cref="ParticipantKinds"/>.</summary>
    public string? ParticipantIdentity { get; init; }

    /// <summary>Which kinds of participants are people to listen to. Default: standard, SIP and connector.</summary>
    public IReadOnlySet<ParticipantKind> ParticipantKinds { get; init; } = People;

    /// <summary>The name of the agent's track, as front ends see it. Default <c>agent_voice</c>.</summary>
    public string TrackName { get; init; } = "agent_voice";

    /// <summary>Voice handed over ahead of what sounds, in ms, a multiple of 20 from 20 to 60 (default). It is taken back when the voice is cut.</summary>
    public int QueueMs
    {
        get;
        init => field = value is >= 20 and <= 60 && value % 20 == 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(QueueMs), value, "Allowed: 20, 40 or 60 ms.");
    } = 60;

    /// <summary>Microphone audio that waits for the session, in ms, 100 to 5,000. The oldest is dropped first, and counted. Default 500.</summary>
    public int MicrophoneQueueMs
    {
        get;
        init => field = value is >= 100 and <= 5_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MicrophoneQueueMs), value, "Allowed: 100 to 5,000 ms.");
    } = 500;

    /// <summary>How long joining may take, 1 to 120 s. Default 15 s.</summary>
    public TimeSpan JoinTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the voice waits for the person's end to subscribe to it, at most. Default 3 s.</summary>
    public TimeSpan SubscriptionTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Silence sent to a new subscriber ahead of the first word, so that its decoder runs by then. Default 100 ms.</summary>
    public TimeSpan PreRoll { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a person whose connection broke may stay away before the conversation ends. Default 30 s.</summary>
    public TimeSpan ReturnTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the microphone waits for audio from before the connection that was announced, at most. Default 3 s.</summary>
    public TimeSpan PreConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);
}
