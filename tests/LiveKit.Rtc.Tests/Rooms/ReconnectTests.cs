using LiveKit.Rtc.Tests.Audio;

namespace LiveKit.Rtc.Tests.Rooms;

/// <summary>A connection that drops is restored, and what was published is heard again.</summary>
public class ReconnectTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    [LiveKitFact]
    public async Task A_signal_connection_that_is_cut_is_resumed()
    {
        await using var proxy = new SignalProxy(server);
        await using var talk = await Talk.BeginAsync(proxy.Url, "cut", null);
        using var stream = new AudioStream(talk.Subscribed.Track);
        await Tone.HearAsync(stream, Talk.Hertz);

        proxy.Cut();

        await talk.Speaker.HearsAsync<string>(e => e == "reconnecting");
        await talk.Speaker.HearsAsync<string>(e => e == "reconnected");
        await talk.Listener.HearsAsync<string>(e => e == "reconnected");
        Assert.Equal(ConnectionState.Connected, talk.Speaker.Room.ConnectionState);
        Assert.True(talk.Speaker.Heard<ConnectionState>(s => s == ConnectionState.Reconnecting));
        await talk.Speaker.Self.SetAttributesAsync(new Dictionary<string, string> { ["still"] = "here" });
        await talk.Listener.HearsAsync<AttributesChangedEvent>(e => e.Changed.ContainsKey("still"));
        await Tone.HearAsync(stream, Talk.Hertz);
    }

    [LiveKitFact]
    public async Task After_joining_anew_the_same_publication_is_there_under_another_id()
    {
        await using var talk = await Talk.BeginAsync(server, "anew");
        var former = talk.Publication.Sid;

        await talk.Speaker.Room.SimulateScenarioAsync(SimulateScenario.FullReconnect);

        var again = await talk.Speaker.HearsAsync<LocalTrackRepublishedEvent>();
        Assert.Same(talk.Publication, again.Publication);
        Assert.Equal(former, again.PreviousSid);
        Assert.Equal([talk.Publication.Sid], talk.Speaker.Self.TrackPublications.Keys);
        var heard = await talk.Listener.HearsAsync<TrackSubscriptionEvent>(e => e.Publication.Sid == talk.Publication.Sid);
        using var stream = new AudioStream(heard.Track);
        await Tone.HearAsync(stream, Talk.Hertz);
    }

    [LiveKitFact]
    public async Task A_listener_that_joins_anew_hears_the_speaker_again()
    {
        await using var talk = await Talk.BeginAsync(server, "listener-anew");
        using (var former = new AudioStream(talk.Subscribed.Track))
            await Tone.HearAsync(former, Talk.Hertz);

        await talk.Listener.Room.SimulateScenarioAsync(SimulateScenario.FullReconnect);

        var again = await talk.Listener.HearsAsync<TrackSubscriptionEvent>(e => e != talk.Subscribed);
        await talk.Listener.HearsAsync<string>(e => e == "reconnected");
        using var stream = new AudioStream(again.Track);
        await Tone.HearAsync(stream, Talk.Hertz);
    }

    [LiveKitFact]
    public async Task A_room_that_is_sent_away_for_good_says_so()
    {
        await using var talk = await Talk.BeginAsync(server, "away");
        using var service = new RoomService(server);
        using var stream = new AudioStream(talk.Subscribed.Track);
        await service.RemoveParticipantAsync("away", "listener");
        Assert.Equal(DisconnectReason.ParticipantRemoved, await talk.Listener.HearsAsync<DisconnectReason>());
        await foreach (var frame in stream)
            frame.Dispose();
        await Assert.ThrowsAsync<NotConnectedException>(() => talk.Listener.Room.GetStatsAsync());
    }

    [LiveKitFact]
    public async Task A_server_that_is_gone_for_a_while_is_found_again()
    {
        var own = new LiveKitDevServer();
        await own.StartAsync();
        try
        {
            await using var visit = await Visit.EnterAsync(own, "gone", "who");
            await own.KillAsync();
            await visit.HearsAsync<string>(e => e == "reconnecting");
            await own.StartAsync();
            await visit.HearsAsync<string>(e => e == "reconnected");
            await visit.Self.SetNameAsync("back");
        }
        finally
        {
            await own.KillAsync();
        }
    }
}
