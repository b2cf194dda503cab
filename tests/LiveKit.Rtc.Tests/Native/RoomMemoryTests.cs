using System.Runtime.InteropServices;
using LiveKit.Rtc.Tests.Audio;
using LiveKit.Rtc.Tests.Rooms;

namespace LiveKit.Rtc.Tests.Native;

/// <summary>A room that has been left is gone, also in the native library. Alone, since what is counted is the process's.</summary>
[Collection(Alone.Name)]
public partial class RoomMemoryTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    private const int Stays = 12;

    [LiveKitFact]
    public async Task A_room_is_not_kept_because_a_method_was_registered_in_it()
    {
        await using var host = await Visit.EnterAsync(server, "methods", "host");
        await StayAsync(host);
        // The library itself keeps some 270 KB of such a short stay, and with the method another 300. What else the process does can only add to it.
        var kept = Math.Min(await GrowthAsync(host), await GrowthAsync(host));
        Assert.InRange(kept, long.MinValue, Stays * 400);
    }

    private async Task<long> GrowthAsync(Visit host)
    {
        var before = NativeKilobytes();
        for (var stay = 0; stay < Stays; stay++)
            await StayAsync(host);
        return NativeKilobytes() - before;
    }

    private async Task StayAsync(Visit host)
    {
        await using var room = new Room();
        await room.ConnectAsync(server.Url, LiveKitToken.Create("guest", "methods"));
        room.LocalParticipant!.RegisterRpcMethod("method", _ => Task.FromResult(""));
        using var source = new AudioSource(Tone.Rate, 1, 100);
        using var track = LocalAudioTrack.Create("voice", source);
        await host.Self.PerformRpcAsync("guest", "method");
        var publication = await room.LocalParticipant!.PublishTrackAsync(track);
        await host.HearsAsync<TrackSubscriptionEvent>(e => e.Publication.Sid == publication.Sid);
    }

    private static long NativeKilobytes() => (long)(Information().InUse + Information().Mapped) / 1_024;

    [LibraryImport("libc", EntryPoint = "mallinfo2")]
    private static partial MallocInformation Information();

    // glibc's struct mallinfo2: ten sizes, of which these two are memory that is in use.
    private struct MallocInformation
    {
#pragma warning disable CS0649 // filled by glibc
        public nuint Arena, FreeChunks, FastChunks, MappedRegions, Mapped, Highest, FastFree, InUse, Free, Trimmable;
#pragma warning restore CS0649
    }
}
