using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Streams.Rooms.LiveKit;
using LiveKit.Rtc;

namespace AkkaVoice.Hosting.LiveKit;

/// <summary>Reads <c>akkavoice.livekit.room</c>.</summary>
internal static class LiveKitRoomBinder
{
    private const string At = "akkavoice.livekit.room.";

    private const int MostCharacters = 256;

    private static readonly IReadOnlyDictionary<string, ParticipantKind> Kinds =
        Enum.GetValues<ParticipantKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant());

    public static LiveKitRoomSetup Bind(SettingReader read)
    {
        var usual = new LiveKitRoomSetup();
        var identity = Line(read, "participant-identity");
        var kinds = ParticipantKinds(read);
        var track = Line(read, "track-name");
        if (track.Length == 0) read.Reject(At + "track-name", track, "a name of 1 to 256 characters");
        return new LiveKitRoomSetup
        {
            ParticipantIdentity = identity.Length > 0 ? identity : null,
            ParticipantKinds = kinds.Count > 0 ? kinds : usual.ParticipantKinds,
            TrackName = track.Length is >= 1 and <= MostCharacters ? track : usual.TrackName,
            QueueMs = read.OneOf(At + "queue-ms", new Dictionary<string, int> { ["20"] = 20, ["40"] = 40, ["60"] = 60 }),
            Bitrate = read.Integer(At + "bitrate", 16_000, 256_000),
            MicrophoneQueueMs = read.Integer(At + "microphone-queue-ms", 100, 5_000),
            JoinTimeout = Seconds(read, "join-timeout", 1, 120),
            SubscriptionTimeout = Seconds(read, "subscription-timeout", 0, 30),
            PreRoll = Seconds(read, "pre-roll", 0, 2),
            ReturnTimeout = Seconds(read, "return-timeout", 0, 600),
            LeaveTimeout = Seconds(read, "leave-timeout", 0, 60),
            PreConnectTimeout = Seconds(read, "pre-connect-timeout", 0, 30),
        };
    }

    private static string Line(SettingReader read, string name)
    {
        var text = read.Text(At + name);
        if (text.Any(char.IsControl) || text.Length > MostCharacters) read.Reject(At + name, text, $"up to {MostCharacters} characters on one line");
        return text;
    }

    private static HashSet<ParticipantKind> ParticipantKinds(SettingReader read)
    {
        const string Key = At + "participant-kinds";
        var allowed = $"a list of one or more of {string.Join(", ", Kinds.Keys)}";
        var names = read.List(Key);
        if (names.Count == 0 || !names.All(Kinds.ContainsKey)) read.Reject(Key, $"[{string.Join(", ", names)}]", allowed);
        return [.. names.Where(Kinds.ContainsKey).Select(name => Kinds[name])];
    }

    private static TimeSpan Seconds(SettingReader read, string name, int from, int to) =>
        read.Duration(At + name, TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
}
