using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Testing.Faults;

namespace AkkaVoice.EndToEnd.Tests.Faults.Proxies;

/// <summary>Every fault arrives at a client as what it is called, over real sockets and in memory.</summary>
public abstract class FaultProxyContract
{
    private const string Update = """{"type":"session.update","session":{"type":"realtime","instructions":"Be kind."}}""";
    private const string Clear = """{"type":"input_audio_buffer.clear"}""";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    protected LocalRealtimeOptions Server { get; } = new() { Brains = RealtimeScript.Create(), Seed = 1 };

    protected FaultPlan Plan { get; } = FaultPlan.Create();

    protected abstract IReadOnlyList<ProxiedConnection> Connections { get; }

    protected abstract Task<WebSocket> ConnectAsync(CancellationToken cancellation = default);

    [Fact]
    public async Task What_nobody_disturbs_passes_both_ways()
    {
        using var socket = await ConnectAsync();
        Assert.Equal("session.created", await ReadTypeAsync(socket));
        await SendAsync(socket, Update);

        using var updated = JsonDocument.Parse(await ReadAsync(socket));

        Assert.Equal("Be kind.", updated.RootElement.GetProperty("session").GetProperty("instructions").GetString());
        Assert.True(Connections[0].IsOpen);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None).WaitAsync(Soon);
        Assert.Equal(WebSocketState.Closed, socket.State);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(401)]
    public async Task A_refusal_names_its_status(int status)
    {
        Plan.OnConnection(0, c => c.Refuses(status));

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync());

        Assert.Contains($"{status}", refused.Message, StringComparison.Ordinal);
        Assert.Null(Connections[0].OpenedAt);
        using var second = await ConnectAsync();
        Assert.Equal("session.created", await ReadTypeAsync(second));
    }

    [Fact]
    public async Task A_server_that_is_unreachable_or_never_answers()
    {
        Plan.OnConnection(0, c => c.IsUnreachable()).OnConnection(1, c => c.NeverAnswers());
        using var patience = new CancellationTokenSource(200);

        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ConnectAsync(patience.Token));
    }

    [Fact]
    public async Task A_close_frame_comes_behind_what_was_sent()
    {
        Plan.OnConnection(0, c => c.AtServerEvent(1).Closes(4000, "beta"));
        using var socket = await ConnectAsync();
        Assert.Equal("session.created", await ReadTypeAsync(socket));
        await SendAsync(socket, Update);

        Assert.Equal("close 4000 beta", await ReadAsync(socket));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).WaitAsync(Soon);
    }

    [Fact]
    public async Task An_accepted_connection_that_closes_fast_and_slow()
    {
        Plan.OnConnection(0, c => c.AcceptsAndCloses(TimeSpan.Zero)).OnConnection(1, c => c.AcceptsAndCloses(TimeSpan.FromMilliseconds(500)));
        using var fast = await ConnectAsync();
        Assert.Equal("close 1011 ", await ReadAsync(fast));
        var start = Stopwatch.GetTimestamp();
        using var slow = await ConnectAsync();

        // Until then all passes, if the server has said anything by then.
        var last = await ReadAsync(slow);
        while (!last.StartsWith("close", StringComparison.Ordinal))
            last = await ReadAsync(slow);
        Assert.Equal("close 1011 ", last);
        Assert.True(Stopwatch.GetElapsedTime(start).TotalMilliseconds >= 490);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("cut")]
    [InlineData("mid-message")]
    public async Task A_line_that_breaks_breaks_without_a_close_frame(string how)
    {
        Plan.OnConnection(0, c => _ = how switch
        {
            "reset" => c.OnServerEvent("session.updated").Resets(),
            "cut" => c.OnServerEvent("session.updated").Cuts(),
            _ => c.OnServerEvent("session.updated").CutsMidMessage(),
        });
        using var socket = await ConnectAsync();
        await ReadAsync(socket);
        await SendAsync(socket, Update);

        await Assert.ThrowsAsync<WebSocketException>(() => ReadAsync(socket));
    }

    [Fact]
    public async Task A_half_open_line_says_nothing_to_anyone()
    {
        Plan.OnConnection(0, c => c.OnServerEvent("session.created").GoesSilent());
        using var socket = await ConnectAsync();
        await SendAsync(socket, Update);

        await Assert.ThrowsAsync<TimeoutException>(() => ReadAsync(socket, TimeSpan.FromMilliseconds(200)));
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task A_stall_holds_everything_up_and_loses_nothing()
    {
        Plan.OnConnection(0, c => c.OnServerEvent("session.updated").Stalls(TimeSpan.FromMilliseconds(300)));
        using var socket = await ConnectAsync();
        await ReadAsync(socket);
        var start = Stopwatch.GetTimestamp();
        await SendAsync(socket, Update);
        Assert.Equal("session.updated", await ReadTypeAsync(socket));
        Assert.True(Stopwatch.GetElapsedTime(start).TotalMilliseconds >= 290);
    }

    [Fact]
    public async Task Delays_and_a_thin_line_take_their_time()
    {
        Plan.OnConnection(0, c => c.Delays(TimeSpan.FromMilliseconds(100)))
            .OnConnection(1, c => c.OnServerEvent("session.created").SendsOversized(20_000).Throttles(50_000));
        var start = Stopwatch.GetTimestamp();
        using var late = await ConnectAsync();
        await ReadAsync(late);
        Assert.True(Stopwatch.GetElapsedTime(start).TotalMilliseconds >= 95);

        start = Stopwatch.GetTimestamp();
        using var thin = await ConnectAsync();
        Assert.Equal(20_000, (await ReadAsync(thin)).Length);
        Assert.True(Stopwatch.GetElapsedTime(start).TotalMilliseconds >= 390);
    }

    [Fact]
    public async Task Texts_that_the_server_did_not_send_come_ahead_of_the_event_whole_or_in_slices()
    {
        Plan.OnConnection(0, c => c.Slices(7).OnServerEvent("session.created").Sends("{not json"));
        using var socket = await ConnectAsync();

        Assert.Equal("{not json", await ReadAsync(socket));
        Assert.Equal("session.created", await ReadTypeAsync(socket));
    }

    [Fact]
    public async Task Events_are_repeated_lost_late_swapped_and_replaced()
    {
        Plan.OnConnection(0, c => c
            .OnServerEvent("session.created").Repeats(3)
            .OnServerEvent("session.updated", 0).Loses()
            .OnServerEvent("session.updated", 1).IsLate(TimeSpan.FromSeconds(2))
            .OnServerEvent("session.updated", 2).Swaps()
            .OnServerEvent("input_audio_buffer.cleared", 1).Replaces(json => json.Replace("input_audio_buffer.cleared", "x.unknown", StringComparison.Ordinal)));
        using var socket = await ConnectAsync();
        foreach (var command in new[] { Update, Update, Clear, Update, Clear })
            await SendAsync(socket, command);

        var types = new List<string>();
        for (var n = 0; n < 7; n++)
            types.Add(await ReadTypeAsync(socket));

        Assert.Equal(
            ["session.created", "session.created", "session.created", "input_audio_buffer.cleared", "x.unknown", "session.updated", "session.updated"],
            types);
    }

    [Fact]
    public async Task What_the_client_says_can_go_wrong_too()
    {
        Plan.OnConnection(0, c => c
            .OnClientEvent("session.update").Loses()
            .OnClientEvent("input_audio_buffer.clear").Closes(1001));
        using var socket = await ConnectAsync();
        await ReadAsync(socket);
        await SendAsync(socket, Update);
        await SendAsync(socket, Clear);

        Assert.Equal("close 1001 ", await ReadAsync(socket));
    }

    [Fact]
    public async Task A_server_that_goes_away_comes_back()
    {
        using var first = await ConnectAsync();
        await ReadAsync(first);
        Connections[0].GoAway(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<WebSocketException>(() => ReadAsync(first));
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync());
        await Task.Delay(2_100);
        using var third = await ConnectAsync();
        Assert.Equal("session.created", await ReadTypeAsync(third));
        Assert.Equal(3, Connections.Count);
    }

    protected static async Task<string> ReadAsync(WebSocket socket, TimeSpan? within = null)
    {
        var buffer = new byte[64 << 10];
        var text = new StringBuilder();
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).AsTask().WaitAsync(within ?? Soon);
            if (read.MessageType == WebSocketMessageType.Close)
                return $"close {(int)socket.CloseStatus!.Value} {socket.CloseStatusDescription}";
            text.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
            if (read.EndOfMessage)
                return text.ToString();
        }
    }

    private static async Task<string> ReadTypeAsync(WebSocket socket)
    {
        using var json = JsonDocument.Parse(await ReadAsync(socket));
        return json.RootElement.GetProperty("type").GetString()!;
    }

    private static Task SendAsync(WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None).WaitAsync(Soon);
}
