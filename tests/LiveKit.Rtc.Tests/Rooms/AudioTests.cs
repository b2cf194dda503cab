using LiveKit.Rtc.Tests.Audio;

namespace LiveKit.Rtc.Tests.Rooms;

/// <summary>Sound goes from one participant to another.</summary>
public class AudioTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    [LiveKitFact]
    public async Task What_one_plays_the_other_hears()
    {
        await using var speaker = await Visit.EnterAsync(server, "tone", "speaker");
        await using var listener = await Visit.EnterAsync(server, "tone", "listener");
        using var source = new AudioSource(Tone.Rate, 1, 100);
        using var track = LocalAudioTrack.Create("voice", source);
        using var playing = new CancellationTokenSource();
        var feeding = Tone.PlayAsync(source, 440, playing.Token);

        var publication = await speaker.Self.PublishTrackAsync(track);
        var subscribed = await listener.HearsAsync<TrackSubscriptionEvent>();
        Assert.Equal(("speaker", "voice", TrackSource.Microphone), (subscribed.Participant.Identity, subscribed.Publication.Name, subscribed.Publication.Source));
        using (var stream = new AudioStream(subscribed.Track))
            await Tone.HearAsync(stream, 440);
        await publication.WaitForSubscriptionAsync().WaitAsync(Visit.Patience);

        playing.Cancel();
        await feeding;
        await speaker.Self.UnpublishTrackAsync(publication.Sid);
        await listener.HearsAsync<(string, string)>(e => e == ("unpublished", publication.Sid));
        Assert.Empty(speaker.Self.TrackPublications);
    }
}
