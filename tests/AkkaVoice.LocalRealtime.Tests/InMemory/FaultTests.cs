using System.Net.WebSockets;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.InMemory;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.InMemory;

/// <summary>Each fault a script can order, as a client meets it. Time stands still unless a test moves it.</summary>
public sealed class FaultTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly List<InMemoryRealtimeServer> _servers = [];

    [Fact]
    public async Task A_session_expires_with_an_error_and_1001()
    {
        using var client = Connect(c => c.ExpiresAfter(TimeSpan.FromSeconds(90)));
        _time.Advance(TimeSpan.FromSeconds(90));
        var events = await client.ReadToEndAsync();
        Assert.Equal([SessionCreated, Error], events.Ladder());
        Assert.Equal("session_expired", events[^1].Text("error.code"));
        Assert.Equal(ManualTime.Start.AddSeconds(90).ToUnixTimeSeconds(), events[0]["session.expires_at"].GetInt64());
        Assert.Equal((WebSocketCloseStatus)1001, client.Socket.CloseStatus);
        Assert.Equal("Your session hit the maximum duration of 1.5 minutes.", client.Socket.CloseStatusDescription);
    }

    [Fact]
    public async Task The_connection_is_cut_in_the_middle_of_a_delta()
    {
        using var client = Connect(c => Talk(c).OnEvent(AudioDelta, 2).AbortsMidMessage());
        await client.SendAsync(new { type = "response.create" });
        _time.Advance(TimeSpan.FromSeconds(2));
        var events = await client.ReadToEndAsync();
        Assert.Equal(WebSocketState.Aborted, client.Socket.State);
        Assert.DoesNotContain(events, e => e.Type == ResponseDone);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(14)]
    public async Task The_connection_is_closed_at_any_event(int index)
    {
        using var client = Connect(c => Talk(c).AtEvent(index).Closes(1011, "gone"));
        if (index > 0)
        {
            await client.SendAsync(new { type = "response.create" });
            _time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(index, (await client.ReadToEndAsync()).Count);
        Assert.Equal(((WebSocketCloseStatus)1011, "gone"), (client.Socket.CloseStatus, client.Socket.CloseStatusDescription));
    }

    [Fact]
    public async Task A_fatal_error_closes_with_4000()
    {
        using var client = Connect(c => c.After(TimeSpan.FromSeconds(1)).Fails("insufficient_quota", "You have no money."));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("insufficient_quota", (await client.ReadToEndAsync())[^1].Text("error.code"));
        Assert.Equal(((WebSocketCloseStatus)4000, "invalid_request_error.insufficient_quota"), (client.Socket.CloseStatus, client.Socket.CloseStatusDescription));
    }

    [Fact]
    public async Task A_stalled_server_says_nothing_and_stays_open()
    {
        using var client = Connect(c => Talk(c).OnEvent(AudioDelta, 1).Stalls());
        await client.SendAsync(new { type = "response.create" });
        _time.Advance(TimeSpan.FromMinutes(30));
        var unread = ((InMemoryWebSocket)client.Socket).UnreadMessages;
        await client.SendAsync(new { type = "input_audio_buffer.clear" });
        _time.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(unread, ((InMemoryWebSocket)client.Socket).UnreadMessages);
        Assert.Equal(WebSocketState.Open, client.Socket.State);
        Assert.Single(await client.ReadToAsync(AudioDelta), e => e.Type == AudioDelta);
    }

    [Fact]
    public async Task A_time_can_be_the_moment_of_a_cut()
    {
        using var client = Connect(c => c.After(TimeSpan.FromSeconds(3)).Aborts());
        _time.Advance(TimeSpan.FromMilliseconds(2999));
        Assert.Equal(SessionCreated, (await client.ReadAsync())!.Type);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await client.ReadAsync());
        Assert.Equal(WebSocketState.Aborted, client.Socket.State);
    }

    [Fact]
    public async Task Events_are_duplicated_left_out_and_preceded_by_nonsense()
    {
        using var client = Connect(c => Talk(c)
            .OnEvent(OutputItemDone).Duplicates()
            .OnEvent(ContentPartAdded).Omits()
            .OnEvent(ResponseDone).SendsRaw("{broken")
            .OnEvent(RateLimitsUpdated).SendsRaw(new byte[] { 1, 2, 3 }, binary: true));
        await client.SendAsync(new { type = "response.create" });
        _time.Advance(TimeSpan.FromSeconds(2));
        var events = await client.ReadToAsync(ResponseDone);
        Assert.Equal(2, events.Count(e => e.Type == OutputItemDone));
        Assert.DoesNotContain(events, e => e.Type == ContentPartAdded);
        Assert.Equal("(not an event)", events[^2].Type);
        await client.ReadAsync();
        Assert.Equal(WebSocketMessageType.Binary, client.LastRaw.Type);
        Assert.Equal([1, 2, 3], client.LastRaw.Bytes);
        Assert.Equal(RateLimitsUpdated, (await client.ReadAsync())!.Type);
    }

    [Fact]
    public async Task Calls_are_announced_twice()
    {
        using var client = Connect(c => c.OnTurn(t => t.Calls("f", "{}")).OnEvent(ArgumentsDone).Duplicates());
        await client.SendAsync(new { type = "response.create" });
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await client.ReadToAsync(ResponseDone)).Count(e => e.Type == ArgumentsDone));
    }

    [Fact]
    public async Task Rate_limits_may_be_missing()
    {
        using var client = Connect(c => Talk(c).OmitsRateLimits().After(TimeSpan.FromSeconds(5)).Closes(1000));
        await client.SendAsync(new { type = "response.create" });
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(ResponseDone, (await client.ReadToEndAsync())[^1].Type);
    }

    [Fact]
    public async Task Every_event_may_carry_an_unknown_field()
    {
        using var client = Connect(c => Talk(c).AddsUnknownFields());
        await client.SendAsync(new { type = "response.create" });
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.All(await client.ReadToAsync(ResponseDone), e => Assert.Equal("unknown", e.Text("x_future.kind")));
    }

    [Fact]
    public async Task The_nth_connection_does_as_it_is_told()
    {
        var script = RealtimeScript.Create().OnTurn(t => t.Says("Default.", TimeSpan.FromMilliseconds(50)))
            .OnConnection(1, c => c.Refuses(503))
            .OnConnection(2, c => c.AtEvent(0).Aborts());
        var server = Serve(new LocalRealtimeOptions { Brains = script, Time = _time });
        using var first = new SocketClient(server.Connect());
        var refused = Assert.Throws<WebSocketException>(() => server.Connect());
        Assert.Equal(503, refused.Data["HttpStatusCode"]);
        using var third = new SocketClient(server.Connect());
        using var fourth = new SocketClient(server.Connect());
        Assert.Null(await third.ReadAsync());
        Assert.Equal(SessionCreated, (await first.ReadAsync())!.Type);
        Assert.Equal(SessionCreated, (await fourth.ReadAsync())!.Type);
    }

    [Fact]
    public void Faults_of_events_cannot_be_set_to_a_time()
    {
        var script = RealtimeScript.Create();
        Assert.Throws<InvalidOperationException>(() => script.OnEveryConnection(c => c.After(TimeSpan.Zero).Omits()));
        Assert.Throws<InvalidOperationException>(() => script.OnEveryConnection(c => c.After(TimeSpan.Zero).Duplicates()));
        Assert.Throws<InvalidOperationException>(() => script.OnEveryConnection(c => c.After(TimeSpan.Zero).AbortsMidMessage()));
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_the_right_one_is_not()
    {
        var server = Serve(new LocalRealtimeOptions { Brains = RealtimeScript.Create(), Time = _time, RequiredApiKey = "right" });
        Assert.Equal(401, Assert.Throws<WebSocketException>(() => server.Connect(apiKey: "wrong")).Data["HttpStatusCode"]);
        Assert.Equal(401, Assert.Throws<WebSocketException>(() => server.Connect()).Data["HttpStatusCode"]);
        using var client = new SocketClient(server.Connect("gpt-realtime-2", "right"));
        Assert.Equal("gpt-realtime-2", (await client.ReadAsync())!.Text("session.model"));
    }

    [Fact]
    public async Task The_beta_protocol_is_refused_with_4000()
    {
        var server = Serve(new LocalRealtimeOptions { Brains = RealtimeScript.Create(), Time = _time });
        using var client = new SocketClient(server.Connect(beta: true));
        Assert.Equal("beta_api_shape_disabled", Assert.Single(await client.ReadToEndAsync()).Text("error.code"));
        Assert.Equal(((WebSocketCloseStatus)4000, "invalid_request_error.beta_api_shape_disabled"), (client.Socket.CloseStatus, client.Socket.CloseStatusDescription));
    }

    [Fact]
    public async Task When_a_send_or_a_step_of_the_clock_returns_the_server_has_said_all_it_had_to_say()
    {
        using var client = Connect(c => Talk(c));
        var socket = (InMemoryWebSocket)client.Socket;
        Assert.Equal(1, socket.UnreadMessages);
        await client.SendAsync(new { type = "response.create" });
        var atOnce = socket.UnreadMessages;
        Assert.True(atOnce > 5);
        _time.Advance(TimeSpan.FromSeconds(2));
        var all = socket.UnreadMessages;
        Assert.True(all > atOnce);
        Assert.Equal(all - 1, (await client.ReadToAsync(ResponseDone)).Count);
    }

    [Fact]
    public async Task A_client_that_does_not_read_holds_the_answer_back_and_gets_all_of_it_later()
    {
        var script = RealtimeScript.Create().OnTurn(t => t.Says("Long.", TimeSpan.FromSeconds(60), signal: 4));
        var server = Serve(
            new LocalRealtimeOptions { Brains = script, Time = _time, OutgoingHighWaterBytes = 64 * 1024 },
            new InMemoryWebSocketOptions { CapacityBytes = 128 * 1024 });
        using var client = new SocketClient(server.Connect());
        await client.SendAsync(new { type = "response.create" });
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(((InMemoryWebSocket)client.Socket).UnreadMessages < 40);
        var events = await client.ReadToAsync(ResponseDone);
        Assert.Equal(CodedSignal.Generate(4, TimeSpan.FromSeconds(60)), events.Where(e => e.Type == AudioDelta).Audio());
    }

    [Fact]
    public async Task The_wire_log_knows_what_both_sides_sent()
    {
        var log = new WireLog();
        var seen = 0;
        log.Added += _ => seen++;
        var server = Serve(new LocalRealtimeOptions { Brains = RealtimeScript.Create(), Time = _time, WireLog = log });
        using var client = new SocketClient(server.Connect());
        await client.SendAsync(new { type = "input_audio_buffer.clear" });
        await client.SendAsync(new { no = "type" });
        Assert.Equal("input_audio_buffer.clear", log.FromClient()[0].Type);
        Assert.Equal("", log.FromClient()[1].Type);
        Assert.Single(log.FromServer(0, Error));
        Assert.Empty(log.FromServer(1));
        Assert.Equal(seen, log.Entries.Count);
    }

    [Fact]
    public async Task A_server_that_ends_closes_its_connections_with_1001()
    {
        var server = new InMemoryRealtimeServer(new LocalRealtimeOptions { Brains = RealtimeScript.Create(), Time = _time });
        using var client = new SocketClient(server.Connect());
        var reading = client.ReadToEndAsync();
        await server.DisposeAsync();
        await reading;
        Assert.Equal((WebSocketCloseStatus)1001, client.Socket.CloseStatus);
        Assert.Throws<ObjectDisposedException>(() => server.Connect());
    }

    [Fact]
    public async Task A_client_that_never_answers_a_close_frame_is_cut_off_after_five_seconds()
    {
        using var client = Connect(c => c.After(TimeSpan.FromSeconds(1)).Closes(1000));
        _time.Advance(TimeSpan.FromMilliseconds(5999));
        await client.ReadToEndAsync();
        await client.SendAsync(new { type = "input_audio_buffer.clear" });
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<WebSocketException>(() => client.SendAsync(new { type = "input_audio_buffer.clear" }));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    private static ConnectionScript Talk(ConnectionScript connection) =>
        connection.OnTurn(t => t.Says("one two three four five six", TimeSpan.FromSeconds(6)));

    private SocketClient Connect(Action<ConnectionScript> connection) =>
        new(Serve(new LocalRealtimeOptions { Brains = RealtimeScript.Create().OnEveryConnection(connection), Time = _time, Seed = 3 }).Connect());

    private InMemoryRealtimeServer Serve(LocalRealtimeOptions options, InMemoryWebSocketOptions? sockets = null)
    {
        var server = new InMemoryRealtimeServer(options, sockets);
        _servers.Add(server);
        return server;
    }
}
