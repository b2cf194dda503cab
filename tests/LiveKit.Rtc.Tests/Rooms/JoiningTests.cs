namespace LiveKit.Rtc.Tests.Rooms;

/// <summary>Joining and leaving, and what stands in the way.</summary>
public class JoiningTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    [LiveKitFact]
    public async Task Those_in_a_room_know_of_each_other()
    {
        await using var first = await Visit.EnterAsync(server, "know", "first");
        await using var second = await Visit.EnterAsync(server.Url,
            LiveKitToken.Create("second", "know", kind: "agent", attributes: new Dictionary<string, string> { ["lk.agent.state"] = "initializing" }));

        await first.HearsAsync<(string, string)>(e => e == ("joined", "second"));
        Assert.Equal(["first"], second.Room.RemoteParticipants.Keys);
        var seen = first.Room.RemoteParticipants["second"];
        Assert.Equal((ParticipantKind.Agent, "initializing", "second"), (seen.Kind, seen.Attributes["lk.agent.state"], seen.Name));
        Assert.Equal(("know", "know", ConnectionState.Connected), (first.Room.Name, second.Room.Name, first.Room.ConnectionState));
        Assert.NotEmpty(first.Self.Sid);
        await first.HearsAsync<(string, string)>(e => e == ("active", "second"));
        Assert.True(seen.IsActive);

        await second.Room.DisconnectAsync();
        await first.HearsAsync<(string, string)>(e => e == ("left", "second"));
        Assert.Empty(first.Room.RemoteParticipants);
        Assert.Equal(DisconnectReason.ClientInitiated, second.Room.DisconnectReason);
        Assert.True(second.Heard<DisconnectReason>(r => r == DisconnectReason.ClientInitiated));
    }

    [LiveKitFact]
    public async Task A_room_can_be_joined_again_after_it_was_left()
    {
        await using var visit = await Visit.EnterAsync(server, "again", "who");
        await Assert.ThrowsAsync<InvalidOperationException>(() => visit.Room.ConnectAsync(server.Url, LiveKitToken.Create("who", "again")));
        await visit.Room.DisconnectAsync();
        Assert.False(visit.Room.IsConnected);
        await Assert.ThrowsAsync<NotConnectedException>(() => visit.Self.SetNameAsync("late"));

        await visit.Room.ConnectAsync(server.Url, LiveKitToken.Create("who", "again"));

        Assert.True(visit.Room.IsConnected);
        Assert.Null(visit.Room.DisconnectReason);
        await visit.Self.SetNameAsync("in time");
    }

    [LiveKitFact]
    public async Task It_can_be_joined_again_by_the_handler_that_hears_of_its_end()
    {
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var visit = await Visit.EnterAsync(server, "at once", "who");
        visit.Room.Disconnected += async (_, _) =>
        {
            if (again.Task.IsCompleted)
                return;
            await visit.Room.ConnectAsync(server.Url, LiveKitToken.Create("who", "at once"));
            again.TrySetResult();
        };
        await visit.Room.DisconnectAsync();
        await again.Task.WaitAsync(Visit.Patience);
        Assert.True(visit.Room.IsConnected);
        await visit.Self.SetNameAsync("in time");
    }

    [LiveKitFact]
    public async Task A_wrong_secret_an_expired_token_and_a_server_that_is_not_there_are_told_apart_from_a_room()
    {
        await using var room = new Room();
        var quick = new RoomOptions { JoinRetries = 0 };
        await Assert.ThrowsAsync<ConnectError>(() => room.ConnectAsync(server.Url, LiveKitToken.Create("who", "no", secret: "wrong"), quick));
        await Assert.ThrowsAsync<ConnectError>(() => room.ConnectAsync(server.Url, LiveKitToken.Create("who", "no", validFor: TimeSpan.FromMinutes(-5)), quick));
        var nowhere = $"ws://127.0.0.1:{LiveKitDevServer.UnusedPort()}";
        Assert.Contains(nowhere, (await Assert.ThrowsAsync<ConnectError>(() => room.ConnectAsync(nowhere, LiveKitToken.Create("who", "no"), quick))).Message);
        Assert.Contains("ws://", (await Assert.ThrowsAsync<ArgumentException>(() => room.ConnectAsync("localhost", "token"))).Message);
        Assert.False(room.IsConnected);
        Assert.Equal(ConnectionState.Disconnected, room.ConnectionState);
    }

    [LiveKitFact]
    public async Task A_server_that_does_not_answer_is_not_waited_for_beyond_the_deadline()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        await using var room = new Room();
        var options = new RoomOptions { ConnectTimeout = TimeSpan.FromSeconds(1), JoinRetries = 0 };
        await Assert.ThrowsAsync<ConnectError>(() => room.ConnectAsync($"ws://{silent.LocalEndpoint}", "token", options).WaitAsync(Visit.Patience));
    }

    [LiveKitFact]
    public async Task Joining_can_be_given_up()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        await using var room = new Room();
        using var giveUp = new CancellationTokenSource();
        var joining = room.ConnectAsync($"ws://{silent.LocalEndpoint}", "token", cancellation: giveUp.Token);
        giveUp.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => joining.WaitAsync(Visit.Patience));
    }

    [LiveKitFact]
    public async Task The_second_with_an_identity_takes_the_place_of_the_first()
    {
        await using var first = await Visit.EnterAsync(server, "twice", "same");
        await using var second = await Visit.EnterAsync(server, "twice", "same");
        Assert.Equal(DisconnectReason.DuplicateIdentity, await first.HearsAsync<DisconnectReason>());
        Assert.False(first.Room.IsConnected);
        Assert.True(second.Room.IsConnected);
    }

    [LiveKitFact]
    public async Task Being_removed_and_the_room_deleted_are_told_apart()
    {
        using var service = new RoomService(server);
        await using var removed = await Visit.EnterAsync(server, "power", "removed");
        await using var other = await Visit.EnterAsync(server, "power", "other");
        await service.RemoveParticipantAsync("power", "removed");
        Assert.Equal(DisconnectReason.ParticipantRemoved, await removed.HearsAsync<DisconnectReason>());
        await service.DeleteRoomAsync("power");
        Assert.Equal(DisconnectReason.RoomDeleted, await other.HearsAsync<DisconnectReason>());
    }

    [LiveKitFact]
    public async Task A_handler_that_throws_takes_nothing_with_it()
    {
        var complaint = new TaskCompletionSource<LiveKitLogRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Listen(LiveKitLogRecord record)
        {
            if (record.Exception is FormatException)
                complaint.TrySetResult(record);
        }
        LiveKitLog.Written += Listen;
        await using var first = await Visit.EnterAsync(server, "throw", "first", before: room => room.ParticipantConnected += (_, _) => throw new FormatException("odd"));
        await using var second = await Visit.EnterAsync(server, "throw", "second");
        await using var third = await Visit.EnterAsync(server, "throw", "third");
        await first.HearsAsync<(string, string)>(e => e == ("joined", "third"));
        Assert.Equal(LiveKitLogLevel.Error, (await complaint.Task.WaitAsync(Visit.Patience)).Level);
        LiveKitLog.Written -= Listen;
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(121)]
    public async Task A_deadline_that_cannot_be_is_refused_with_what_is_allowed(double seconds)
    {
        await using var room = new Room();
        var e = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            room.ConnectAsync("ws://localhost", "token", new RoomOptions { ConnectTimeout = TimeSpan.FromSeconds(seconds) }));
        Assert.Contains("allowed", e.Message);
    }
}
