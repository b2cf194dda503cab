using LiveKit.Rtc.Tests.Audio;

namespace LiveKit.Rtc.Tests.Rooms;

/// <summary>Tracks are muted, withdrawn, unsubscribed from, and end with whoever published them.</summary>
public class TrackTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    [LiveKitFact]
    public async Task Muting_is_seen_by_the_others_and_by_oneself()
    {
        await using var talk = await Talk.BeginAsync(server, "mute");
        talk.Track.Mute();
        await talk.Listener.HearsAsync<(string, string)>(e => e == ("muted", talk.Publication.Sid));
        Assert.True(talk.Subscribed.Publication.IsMuted);
        Assert.True(talk.Track.IsMuted);
        await talk.Speaker.HearsAsync<(string, string)>(e => e == ("muted", talk.Publication.Sid));
        Assert.True(talk.Publication.IsMuted);
        talk.Track.Unmute();
        await talk.Listener.HearsAsync<(string, string)>(e => e == ("unmuted", talk.Publication.Sid));
        Assert.False(talk.Subscribed.Track.IsMuted);
    }

    [LiveKitFact]
    public async Task A_stream_ends_when_its_track_is_unsubscribed_from_and_begins_anew_with_a_new_subscription()
    {
        await using var talk = await Talk.BeginAsync(server, "unsubscribe");
        using var stream = new AudioStream(talk.Subscribed.Track);
        talk.Subscribed.Publication.SetSubscribed(false);
        await talk.Listener.HearsAsync<(string, string)>(e => e == ("unsubscribed", talk.Publication.Sid));
        await DrainAsync(stream).WaitAsync(Visit.Patience);
        Assert.False(talk.Subscribed.Publication.IsSubscribed);
        Assert.Throws<ObjectDisposedException>(() => new AudioStream(talk.Subscribed.Track));

        talk.Subscribed.Publication.SetSubscribed(true);
        var again = await talk.Listener.HearsAsync<TrackSubscriptionEvent>(e => e.Track != talk.Subscribed.Track);
        using var second = new AudioStream(again.Track);
        await Tone.HearAsync(second, Talk.Hertz);
    }

    [LiveKitFact]
    public async Task A_stream_ends_when_the_speaker_leaves()
    {
        await using var talk = await Talk.BeginAsync(server, "leave");
        using var stream = new AudioStream(talk.Subscribed.Track);
        await talk.Speaker.Room.DisconnectAsync();
        await DrainAsync(stream).WaitAsync(Visit.Patience);
        await Assert.ThrowsAsync<NotConnectedException>(() => talk.Speaker.Self.UnpublishTrackAsync(talk.Publication.Sid));
    }

    [LiveKitFact]
    public async Task A_stream_ends_when_the_listener_leaves()
    {
        await using var talk = await Talk.BeginAsync(server, "listener-leaves");
        using var stream = new AudioStream(talk.Subscribed.Track);
        await talk.Listener.Room.DisconnectAsync();
        await DrainAsync(stream).WaitAsync(Visit.Patience);
    }

    [LiveKitFact]
    public async Task Two_streams_over_a_track_hear_the_same_each_in_its_own_form()
    {
        await using var talk = await Talk.BeginAsync(server, "two");
        using var first = new AudioStream(talk.Subscribed.Track, new AudioStreamOptions { SampleRate = 24_000, FrameSizeMs = 20 });
        using var second = new AudioStream(talk.Subscribed.Track, new AudioStreamOptions { SampleRate = 48_000, NumChannels = 2 });
        await Tone.HearAsync(first, Talk.Hertz);
        Assert.True(await second.WaitToReadAsync());
        Assert.True(second.TryRead(out var stereo));
        Assert.Equal((48_000, 2, 960), (stereo.SampleRate, stereo.NumChannels, stereo.Data.Length));
        Assert.True(await first.WaitToReadAsync());
        Assert.True(first.TryRead(out var mono));
        Assert.Equal((24_000, 1, 480), (mono.SampleRate, mono.NumChannels, mono.Data.Length));
    }

    [LiveKitFact]
    public async Task A_reader_that_is_late_finds_the_newest_frames_and_the_count_of_those_gone()
    {
        await using var talk = await Talk.BeginAsync(server, "late");
        using var stream = new AudioStream(talk.Subscribed.Track, new AudioStreamOptions { Capacity = 3 });
        using var patience = new CancellationTokenSource(Visit.Patience);
        while (stream.ReceivedFrames < 10)
            await Task.Delay(10, patience.Token);
        Assert.InRange(stream.QueuedFrames, 1, 3);
        Assert.True(stream.DroppedFrames >= 7, $"{stream.DroppedFrames} dropped of {stream.ReceivedFrames}");
    }

    [LiveKitFact]
    public async Task Reading_is_ended_by_its_token()
    {
        await using var talk = await Talk.BeginAsync(server, "token");
        talk.Track.Mute();
        using var stream = new AudioStream(talk.Subscribed.Track);
        using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var frame in stream.WithCancellation(enough.Token))
                frame.Dispose();
        });
    }

    [LiveKitFact]
    public async Task Statistics_tell_what_was_sent_and_received()
    {
        await using var talk = await Talk.BeginAsync(server, "stats");
        using var stream = new AudioStream(talk.Subscribed.Track);
        await Tone.HearAsync(stream, Talk.Hertz);
        var sent = await talk.Speaker.Room.GetStatsAsync();
        var received = await talk.Listener.Room.GetStatsAsync();
        Assert.Contains(sent.Publisher.OfType<OutboundRtpStats>(), s => s.Kind == "audio" && s.PacketsSent > 0);
        // Where one connection serves both ways, as on genuine servers, it is the publisher's.
        Assert.Contains(received.Publisher.Concat(received.Subscriber).OfType<InboundRtpStats>(), s => s.Kind == "audio" && s.PacketsReceived > 0 && s.TotalSamplesReceived > 0);
        Assert.Contains(sent.Publisher.OfType<CodecStats>(), s => s.MimeType == "audio/opus");
        Assert.Contains(sent.Publisher.OfType<CandidatePairStats>(), s => s.IsNominated);
    }

    [LiveKitFact]
    public async Task The_server_can_mute_a_track()
    {
        using var service = new RoomService(server);
        await using var talk = await Talk.BeginAsync(server, "server-mute");
        await service.MuteTrackAsync("server-mute", "speaker", talk.Publication.Sid, true);
        await talk.Speaker.HearsAsync<(string, string)>(e => e == ("muted", talk.Publication.Sid));
        Assert.True(talk.Publication.IsMuted);
    }

    private static async Task DrainAsync(AudioStream stream)
    {
        await foreach (var frame in stream)
            frame.Dispose();
    }
}
