namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.livekit.room</c>: to whom the agent listens in LiveKit rooms, and their limits.</summary>
public sealed class LiveKitRoomGroup : SettingsGroup
{
    /// <summary>Whom to listen to, by identity; empty for the first who is one of the kinds.</summary>
    public string? ParticipantIdentity { get; set; }

    /// <summary>Which kinds of participants are people to listen to: standard, ingress, egress, sip, agent, connector, bridge.</summary>
    public IReadOnlyList<string>? ParticipantKinds { get; set; }

    /// <summary>The name of the agent's track, 1 to 256 characters.</summary>
    public string? TrackName { get; set; }

    /// <summary>Voice handed over ahead of what sounds, in ms: 20, 40 or 60.</summary>
    public int? QueueMs { get; set; }

    /// <summary>The voice's rate at most, in bits per second, 16000 to 256000.</summary>
    public int? Bitrate { get; set; }

    /// <summary>Microphone audio that waits for the session, in ms, 100 to 5000.</summary>
    public int? MicrophoneQueueMs { get; set; }

    /// <summary>How long joining may take, 1 s to 2 min.</summary>
    public TimeSpan? JoinTimeout { get; set; }

    /// <summary>How long the voice waits for the person's end to subscribe to it, 0 to 30 s.</summary>
    public TimeSpan? SubscriptionTimeout { get; set; }

    /// <summary>Silence ahead of the first word, 0 to 2 s.</summary>
    public TimeSpan? PreRoll { get; set; }

    /// <summary>How long a person whose connection broke may stay away, 0 s to 10 min.</summary>
    public TimeSpan? ReturnTimeout { get; set; }

    /// <summary>How long a person who left is waited for, 0 to 60 s: a client that joins anew leaves first.</summary>
    public TimeSpan? LeaveTimeout { get; set; }

    /// <summary>How long audio from before the connection is waited for, 0 to 30 s; 0 takes none.</summary>
    public TimeSpan? PreConnectTimeout { get; set; }
}
