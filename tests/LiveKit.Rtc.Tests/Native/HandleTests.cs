using System.Diagnostics;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Tests.Audio;
using LiveKit.Rtc.Tests.Rooms;

namespace LiveKit.Rtc.Tests.Native;

/// <summary>What the native library gives is given back: counted over many stays. Alone, since the count is the process's.</summary>
[Collection(Alone.Name)]
public class HandleTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    [LiveKitFact]
    public async Task Handles_and_requests_are_as_many_after_200_stays_as_before()
    {
        await using var host = await Visit.EnterAsync(server, "stays", "host");
        var open = LiveKitNative.OpenHandles;
        var pending = FfiClient.Instance.PendingCount;
        for (var stay = 0; stay < 200; stay++)
        {
            await using var room = new Room();
            await room.ConnectAsync(server.Url, LiveKitToken.Create("guest", "stays"));
            if (stay % 20 == 0)
                await SpeakAsync(room, host, stay);
        }
        // The last guest's are given back a moment after it is gone.
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Visit.Patience && (LiveKitNative.OpenHandles > open || FfiClient.Instance.PendingCount > pending);)
            await Task.Delay(10);
        Assert.Empty(host.Room.RemoteParticipants);
        Assert.Equal((open, pending), (LiveKitNative.OpenHandles, FfiClient.Instance.PendingCount));
    }

    private static async Task SpeakAsync(Room room, Visit host, int stay)
    {
        using var source = new AudioSource(Tone.Rate, 1, 100);
        using var track = LocalAudioTrack.Create($"stay {stay}", source);
        var publication = await room.LocalParticipant!.PublishTrackAsync(track);
        var subscribed = await host.HearsAsync<TrackSubscriptionEvent>(e => e.Publication.Sid == publication.Sid);
        // Neither is disposed: leaving the room ends the one, and closes the other.
        _ = new AudioStream(subscribed.Track);
        var writer = await room.LocalParticipant.StreamTextAsync();
        await writer.WriteAsync("begun");
        await source.CaptureFrameAsync(new short[480]);
    }
}
