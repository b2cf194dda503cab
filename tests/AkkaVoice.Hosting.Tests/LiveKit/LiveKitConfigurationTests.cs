using AkkaVoice.Hosting.Tests.Configuration;
using AkkaVoice.Streams.Rooms.LiveKit;
using LiveKit.Rtc;

namespace AkkaVoice.Hosting.Tests.LiveKit;

public class LiveKitConfigurationTests
{
    private static readonly (string, string)[] All =
        [("LIVEKIT_URL", "wss://example.livekit.cloud"), ("LIVEKIT_API_KEY", "key"), ("LIVEKIT_API_SECRET", "hush")];

    [Fact]
    public void Without_any_of_the_three_there_is_no_server() => Assert.Null(Loading.With().LiveKit);

    [Fact]
    public void The_environment_names_the_server_as_for_livekits_other_programs()
    {
        var livekit = Loading.With(environment: All).LiveKit!;

        Assert.Equal(("wss://example.livekit.cloud/", "key", "hush"), (livekit.Url.ToString(), livekit.ApiKey, livekit.ApiSecret));
        Assert.DoesNotContain("hush", livekit.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LIVEKIT_URL", "akkavoice.livekit.api-key (LIVEKIT_API_KEY) and akkavoice.livekit.api-secret (LIVEKIT_API_SECRET) are missing")]
    [InlineData("LIVEKIT_API_KEY", "akkavoice.livekit.url (LIVEKIT_URL) and akkavoice.livekit.api-secret (LIVEKIT_API_SECRET) are missing")]
    [InlineData("LIVEKIT_API_SECRET", "akkavoice.livekit.url (LIVEKIT_URL) and akkavoice.livekit.api-key (LIVEKIT_API_KEY) are missing")]
    public void One_of_the_three_alone_is_a_mistake_that_says_what_is_missing(string variable, string missing)
    {
        var error = Assert.Single(Loading.Errors(environment: [.. All.Where(one => one.Item1 == variable)]));

        Assert.Contains(missing, error, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_of_the_three_are_a_mistake_too() => Assert.Contains(
        "akkavoice.livekit.api-secret (LIVEKIT_API_SECRET) is missing", Assert.Single(Loading.Errors(environment: All[..2])), StringComparison.Ordinal);

    [Theory]
    [InlineData("ws://127.0.0.1:7880", "http://127.0.0.1:7880/", "ws://127.0.0.1:7880/")]
    [InlineData("https://example.org", "https://example.org/", "wss://example.org/")]
    [InlineData("wss://example.org/livekit", "https://example.org/livekit", "wss://example.org/livekit")]
    public void An_address_serves_requests_and_connections(string url, string http, string socket)
    {
        var livekit = Loading.With(environment: [("LIVEKIT_URL", url), .. All[1..]]).LiveKit!;

        Assert.Equal((http, socket), (livekit.HttpUrl.ToString(), livekit.WebSocketUrl.ToString()));
    }

    [Fact]
    public void Rooms_are_as_without_a_configuration_when_nothing_is_said_about_them()
    {
        var room = Loading.With().LiveKitRoom;

        var usual = new LiveKitRoomSetup();
        Assert.Equal(usual.ParticipantKinds.Order(), room.ParticipantKinds.Order());
        Assert.Equal(usual, room with { ParticipantKinds = usual.ParticipantKinds });
    }

    [Fact]
    public void Everything_about_rooms_can_be_set()
    {
        var room = Loading.With("""
            akkavoice.livekit.room {
              participant-identity = ada, participant-kinds = [agent, ingress], track-name = voice, queue-ms = 40, bitrate = 32000, microphone-queue-ms = 200
              join-timeout = 1s, subscription-timeout = 2s, pre-roll = 0s, return-timeout = 4s, leave-timeout = 5s, pre-connect-timeout = 0s
            }
            """).LiveKitRoom;

        var kinds = new HashSet<ParticipantKind> { ParticipantKind.Agent, ParticipantKind.Ingress };
        Assert.True(kinds.SetEquals(room.ParticipantKinds));
        Assert.Equal(
            new LiveKitRoomSetup
            {
                ParticipantIdentity = "ada",
                ParticipantKinds = room.ParticipantKinds,
                TrackName = "voice",
                QueueMs = 40,
                Bitrate = 32_000,
                MicrophoneQueueMs = 200,
                JoinTimeout = TimeSpan.FromSeconds(1),
                SubscriptionTimeout = TimeSpan.FromSeconds(2),
                PreRoll = TimeSpan.Zero,
                ReturnTimeout = TimeSpan.FromSeconds(4),
                LeaveTimeout = TimeSpan.FromSeconds(5),
                PreConnectTimeout = TimeSpan.Zero,
            },
            room);
    }

    [Fact]
    public void The_agents_name_comes_from_the_environment_too() =>
        Assert.Equal("weather", Loading.With(environment: [("AGENT_NAME", "weather")]).Worker.AgentName);
}
