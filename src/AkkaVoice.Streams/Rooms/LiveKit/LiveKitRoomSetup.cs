using System.Runtime.CompilerServices;
using LiveKit.Rtc;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>To whom an agent listens in LiveKit rooms, and the rooms' limits. A value that is out of range is refused when it is set.</summary>
public record LiveKitRoomSetup
{
    private static readonly IReadOnlySet<ParticipantKind> People =
        new HashSet<ParticipantKind> { ParticipantKind.Standard, ParticipantKind.Sip, ParticipantKind.Connector };

    /// <summary>Whom to listen to, by identity; null (default) for the first who is one of <see cref="ParticipantKinds"/>.</summary>
    public string? ParticipantIdentity { get; init; }

    /// <summary>Which kinds of participants are people to listen to, one or more. Default: standard, SIP and connector.</summary>
    public IReadOnlySet<ParticipantKind> ParticipantKinds
    {
        get;
        init => field = value.Count > 0 ? value : throw new ArgumentException("Allowed: one kind or more.", nameof(ParticipantKinds));
    } = People;

    /// <summary>The name of the agent's track, as front ends see it, 1 to 256 characters. Default <c>agent_voice</c>.</summary>
    public string TrackName
    {
        get;
        init => field = value.Length is >= 1 and <= 256
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TrackName), value, "Allowed: 1 to 256 characters.");
    } = "agent_voice";

    /// <summary>Voice handed over ahead of what sounds, in ms, a multiple of 20 from 20 to 60 (default). It is taken back when the voice is cut.</summary>
    public int QueueMs
    {
        get;
        init => field = value is >= 20 and <= 60 && value % 20 == 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(QueueMs), value, "Allowed: 20, 40 or 60 ms.");
    } = 60;

    /// <summary>
    /// The voice's rate at most, in bits per second, 16,000 to 256,000. From some 75,000 on Opus never models a voice, which takes twice the processor
    /// time, for silence too; silence itself is hardly sent at any rate. Default 80,000.
    /// </summary>
    public int Bitrate
    {
        get;
        init => field = value is >= 16_000 and <= 256_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Bitrate), value, "Allowed: 16,000 to 256,000 bits per second.");
    } = 80_000;

    /// <summary>Microphone audio that waits for the session, in ms, 100 to 5,000. The oldest is dropped first, and counted. Default 500.</summary>
    public int MicrophoneQueueMs
    {
        get;
        init => field = value is >= 100 and <= 5_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MicrophoneQueueMs), value, "Allowed: 100 to 5,000 ms.");
    } = 500;

    /// <summary>How long joining may take, and how long the voice waits for a person who is about to join, 1 to 120 s. Default 15 s.</summary>
    public TimeSpan JoinTimeout
    {
        get;
        init => field = Within(value, 1, 120);
    } = TimeSpan.FromSeconds(15);

    /// <summary>How long the voice waits for the person's end to subscribe to it once it is connected, at most, 0 to 30 s. Default 3 s.</summary>
    public TimeSpan SubscriptionTimeout
    {
        get;
        init => field = Within(value, 0, 30);
    } = TimeSpan.FromSeconds(3);

    /// <summary>Silence sent to a new subscriber ahead of the first word, so that its decoder runs by then, 0 to 2 s. Default 100 ms.</summary>
    public TimeSpan PreRoll
    {
        get;
        init => field = Within(value, 0, 2);
    } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a person whose connection broke may stay away before the conversation ends, 0 to 600 s. Default 30 s.</summary>
    public TimeSpan ReturnTimeout
    {
        get;
        init => field = Within(value, 0, 600);
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a person who left is waited for before the conversation ends, 0 to 60 s: a client that joins anew leaves first. Default 2 s.
    /// </summary>
    public TimeSpan LeaveTimeout
    {
        get;
        init => field = Within(value, 0, 60);
    } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long the microphone waits for audio from before the connection that was announced, at most, 0 to 30 s; 0 takes no such audio. Default 3 s.
    /// </summary>
    public TimeSpan PreConnectTimeout
    {
        get;
        init => field = Within(value, 0, 30);
    } = TimeSpan.FromSeconds(3);

    private static TimeSpan Within(TimeSpan value, int from, int to, [CallerMemberName] string name = "") =>
        value >= TimeSpan.FromSeconds(from) && value <= TimeSpan.FromSeconds(to)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"Allowed: {from} to {to} s.");
}
