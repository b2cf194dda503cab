namespace LiveKit.Rtc.Tests.Rooms;

/// <summary>What a participant shows of itself, the others see.</summary>
public class ParticipantTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    [LiveKitFact]
    public async Task Name_metadata_and_attributes()
    {
        await using var shows = await Visit.EnterAsync(server, "show", "shows");
        await using var sees = await Visit.EnterAsync(server, "show", "sees");

        await shows.Self.SetNameAsync("Ada");
        await shows.Self.SetMetadataAsync("{}");
        await shows.Self.SetAttributesAsync(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" });
        await sees.HearsAsync<(string, string)>(e => e == ("name", "Ada"));
        await sees.HearsAsync<(string, string)>(e => e == ("metadata", "{}"));
        await sees.HearsAsync<AttributesChangedEvent>(e => e.Changed.TryGetValue("b", out var value) && value == "2");

        await shows.Self.SetAttributesAsync(new Dictionary<string, string> { ["a"] = "3", ["b"] = "" });
        var changed = await sees.HearsAsync<AttributesChangedEvent>(e => e.Changed.TryGetValue("a", out var value) && value == "3");
        Assert.Equal("shows", changed.Participant.Identity);
        var seen = sees.Room.RemoteParticipants["shows"];
        Assert.Equal(("Ada", "{}", "3", false), (seen.Name, seen.Metadata, seen.Attributes["a"], seen.Attributes.ContainsKey("b")));
    }

    /// <summary>The native library forgets an answer that is there before it begins to wait for it, and then reports a timeout of five seconds.</summary>
    [LiveKitFact]
    public async Task However_fast_the_server_answers_no_answer_is_missed()
    {
        await using var visit = await Visit.EnterAsync(server, "fast", "who");
        for (var n = 0; n < 300; n++)
            await visit.Self.SetAttributesAsync(new Dictionary<string, string> { ["n"] = $"{n}" });
    }

    [LiveKitFact]
    public async Task The_rooms_metadata()
    {
        using var service = new RoomService(server);
        var metadata = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var visit = await Visit.EnterAsync(server, "about", "who", before: room => room.RoomMetadataChanged += (_, text) => metadata.TrySetResult(text));
        await service.UpdateRoomMetadataAsync("about", "a room");
        Assert.Equal("a room", await metadata.Task.WaitAsync(Visit.Patience));
        Assert.Equal("a room", visit.Room.Metadata);
    }

    [LiveKitFact]
    public async Task What_the_token_does_not_allow_is_an_error()
    {
        var rights = new Dictionary<string, object> { ["canPublish"] = false, ["canUpdateOwnMetadata"] = false };
        await using var visit = await Visit.EnterAsync(server.Url, LiveKitToken.Create("who", "rights", rights), new RoomOptions { RequestTimeout = TimeSpan.FromSeconds(3) });
        using var source = new AudioSource(48_000, 1, 100);
        using var track = LocalAudioTrack.Create("voice", source);
        await Assert.ThrowsAnyAsync<RtcException>(() => visit.Self.PublishTrackAsync(track).WaitAsync(Visit.Patience));
    }
}
