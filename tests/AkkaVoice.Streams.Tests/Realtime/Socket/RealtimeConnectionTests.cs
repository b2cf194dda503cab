using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Akka.Streams;
using Akka.TestKit.Xunit2;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Realtime.Socket;

namespace AkkaVoice.Streams.Tests.Realtime.Socket;

[Collection(FramePoolCollection.Name)]
public sealed class RealtimeConnectionTests : TestKit
{
    private readonly FakeWebSocket _socket = new();
    private readonly Channel<RealtimeEvent> _events = Channel.CreateBounded<RealtimeEvent>(10_000);
    private readonly ActorMaterializer _materializer;

    public RealtimeConnectionTests() => _materializer = Sys.Materializer();

    [Fact]
    public async Task Control_overtakes_microphone_audio_that_waits_but_commit_and_clear_keep_their_place()
    {
        var link = Plugged(Connect());
        _socket.HoldSending();
        link.Send(new DeleteItem("first"));
        await _socket.SendBegun();
        for (var n = 0; n < 3; n++)
            link.Audio.Append(Frame(n * 480));
        link.Send(new CommitInput());
        link.Audio.Append(Frame(3 * 480));
        link.Send(new CancelResponse());
        link.Send(new ClearInput());
        link.Send(new CreateResponse());
        _socket.LetSend();
        string[] expected =
        [
            "conversation.item.delete", "response.cancel", "response.create",
            "input_audio_buffer.append", "input_audio_buffer.append", "input_audio_buffer.append",
            "input_audio_buffer.commit", "input_audio_buffer.append", "input_audio_buffer.clear",
        ];
        foreach (var type in expected)
            Assert.Equal(type, await SentType());
    }

    [Fact]
    public async Task A_socket_that_takes_nothing_costs_the_oldest_live_audio_and_no_command()
    {
        var link = Plugged(Connect(new RealtimeSocketOptions { UplinkMs = 100 }));
        _socket.HoldSending();
        link.Send(new DeleteItem("first"));
        await _socket.SendBegun();
        var dropped = Enumerable.Range(0, 50).Sum(n => link.Audio.Append(Frame(n * 480)));
        link.Send(new CommitInput());
        Assert.Equal(45 * 480, dropped);
        _socket.LetSend();
        Assert.Equal("conversation.item.delete", await SentType());
        for (var n = 45; n < 50; n++)
            Assert.Equal(n * 480, await SentFirstSample());
        Assert.Equal("input_audio_buffer.commit", await SentType());
    }

    [Fact]
    public async Task Replayed_audio_is_never_dropped()
    {
        var link = Plugged(Connect(new RealtimeSocketOptions { UplinkMs = 100 }));
        _socket.HoldSending();
        link.Send(new DeleteItem("first"));
        await _socket.SendBegun();
        for (var n = 0; n < 30; n++)
            Assert.Equal(0, link.Audio.Append(Frame(n * 480), replayed: true));
        Assert.Equal(480, Enumerable.Range(30, 6).Sum(n => link.Audio.Append(Frame(n * 480))));
        _socket.LetSend();
        await SentType();
        foreach (var n in Enumerable.Range(0, 36).Where(n => n != 30))
            Assert.Equal(n * 480, await SentFirstSample());
    }

    [Fact]
    public async Task The_models_audio_clock_leads_back_to_the_microphone_also_over_gaps()
    {
        var link = Plugged(Connect());
        Assert.Null(link.Audio.PositionAt(0));
        link.Audio.Append(Frame(48_000));
        link.Audio.Append(Frame(48_480));
        link.Audio.Append(Frame(96_000));
        for (var n = 0; n < 3; n++)
            await SentType();
        Assert.Equal(48_000, link.Audio.PositionAt(0));
        Assert.Equal(48_000 + 240, link.Audio.PositionAt(10));
        Assert.Equal(48_000 + 936, link.Audio.PositionAt(39));
        Assert.Equal(96_000, link.Audio.PositionAt(40));
        Assert.Equal(96_240, link.Audio.PositionAt(50));
        Assert.Equal(96_480, link.Audio.PositionAt(9_000));
    }

    [Fact]
    public async Task Unplugging_tells_the_first_sample_that_was_not_sent()
    {
        var link = Plugged(Connect());
        Assert.Null(link.Audio.Detach());
        link.Audio.Attach(() => { });
        link.Audio.Append(Frame(4_800));
        await SentType();
        _socket.HoldSending();
        link.Audio.Append(Frame(5_280));
        await _socket.SendBegun();
        link.Audio.Append(Frame(5_760));
        link.Audio.Append(Frame(6_240));
        // One was handed to the socket already; it counts as sent.
        Assert.Equal(5_760, link.Audio.Detach());
        Assert.Equal(0, link.Audio.Append(Frame(6_720)));
        _socket.LetSend();
        Assert.Equal(5_280, await SentFirstSample());
        link.Send(new CancelResponse());
        Assert.Equal("response.cancel", await SentType());
    }

    [Fact]
    public async Task Events_do_not_wait_behind_audio_that_nobody_takes()
    {
        Connect();
        for (var n = 0; n < 200; n++)
            _socket.Arrive(Delta(4_800));
        _socket.Arrive("""{"type":"input_audio_buffer.speech_started","item_id":"u","audio_start_ms":5}""");
        Assert.Equal(new UserSpeechStarted("u", 5), await Next<UserSpeechStarted>());
    }

    [Fact]
    public async Task Audio_waits_on_its_lane_and_is_taken_in_order()
    {
        var link = Connect();
        var available = new SemaphoreSlim(0);
        link.Audio.Attach(() => available.Release());
        _socket.Arrive(Delta(480));
        _socket.Arrive(Delta(240));
        _socket.Arrive("""{"type":"response.output_audio.done","response_id":"r","item_id":"i","content_index":0}""");
        await Next<AssistantAudioDone>();
        Assert.True(await available.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal([(AssistantAudioKind.Frame, 480), (AssistantAudioKind.Frame, 240), (AssistantAudioKind.ItemEnd, 0)], Take(link));
        Assert.Equal(0, available.CurrentCount);
    }

    [Fact]
    public async Task A_response_that_exceeds_the_lane_loses_its_rest_and_others_do_not()
    {
        var link = Connect(new RealtimeSocketOptions { DownlinkBytes = 2_000 });
        foreach (var samples in new[] { 480, 480, 480, 10 })
            _socket.Arrive(Delta(samples));
        _socket.Arrive(Delta(20, response: "next"));
        _socket.Arrive("""{"type":"input_audio_buffer.cleared"}""");
        _socket.Arrive("""{"type":"conversation.item.deleted","item_id":"x"}""");
        await Next<ItemDeleted>();
        link.Audio.Attach(() => { });
        Assert.Equal(
            [(AssistantAudioKind.Frame, 480), (AssistantAudioKind.Frame, 480), (AssistantAudioKind.Overflow, 480), (AssistantAudioKind.Frame, 20)],
            Take(link));
    }

    [Fact]
    public async Task A_message_may_come_in_any_pieces()
    {
        Connect();
        var message = """{"type":"conversation.item.deleted","item_id":"häß"}"""u8.ToArray();
        foreach (var piece in message[..^1].Chunk(1))
            _socket.Arrive(piece, end: false);
        _socket.Arrive(message[^1..]);
        Assert.Equal("häß", (await Next<ItemDeleted>()).ItemId);
    }

    [Fact]
    public async Task A_message_above_the_limit_closes_the_connection_and_says_so()
    {
        Connect(new RealtimeSocketOptions { MaxMessageBytes = 10_000 });
        _socket.Arrive(new byte[6_000], end: false);
        _socket.Arrive(new byte[6_000], end: false);
        var end = await Last();
        Assert.Equal(1009, end.CloseCode);
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, _socket.CloseSent!.Value.Status);
        await _socket.Disposed.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task What_was_sent_before_a_close_still_goes_out()
    {
        var link = Connect();
        link.Send(new CancelResponse());
        link.Send(new DeleteItem("x"));
        link.Close("good night");
        link.Send(new CreateResponse());
        Assert.Equal("response.cancel", await SentType());
        Assert.Equal("conversation.item.delete", await SentType());
        var end = await Last();
        Assert.Equal(new Disconnected(1000, "good night", true), end with { ReceivedAt = 0 });
        Assert.Equal((WebSocketCloseStatus.NormalClosure, "good night"), _socket.CloseSent);
        Assert.False(_socket.TryNextSent(out _));
    }

    [Fact]
    public async Task A_close_that_the_peer_does_not_answer_is_over_in_bounded_time()
    {
        using var deaf = new FakeWebSocket { AnswersClose = false };
        var link = Connect(new RealtimeSocketOptions { CloseTimeout = TimeSpan.FromMilliseconds(50) }, deaf);
        link.Close("bye");
        Assert.True((await Last()).ByUs);
        await deaf.Disposed.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_peer_that_closes_is_quoted()
    {
        Connect();
        _socket.ArriveClose(WebSocketCloseStatus.EndpointUnavailable, "Your session hit the maximum duration of 60 minutes.");
        Assert.Equal(
            new Disconnected(1001, "Your session hit the maximum duration of 60 minutes.", false), await Last() with { ReceivedAt = 0 });
        await _socket.Disposed.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_connection_that_breaks_has_no_close_code()
    {
        Connect();
        _socket.Break(new WebSocketException("The remote party closed the connection without completing the close handshake."));
        var end = await Last();
        Assert.Null(end.CloseCode);
        Assert.False(end.ByUs);
        Assert.Contains("close handshake", end.Reason);
    }

    [Fact]
    public async Task A_message_that_is_not_taken_in_time_ends_the_connection()
    {
        var link = Connect(new RealtimeSocketOptions { SendTimeout = TimeSpan.FromMilliseconds(10) });
        _socket.HoldSending();
        link.Send(new CancelResponse());
        Assert.Contains("not taken within", (await Last()).Reason);
    }

    [Fact]
    public async Task The_end_of_the_materializer_is_the_end_of_the_connection()
    {
        var materializer = ActorMaterializer.Create(Sys, ActorMaterializerSettings.Create(Sys));
        Connect(materializer: materializer);
        _socket.Arrive("""{"type":"conversation.item.deleted","item_id":"x"}""");
        await Next<ItemDeleted>();
        materializer.Shutdown();
        Assert.True((await Last()).ByUs);
        await _socket.Disposed.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_command_that_cannot_be_said_is_answered_with_a_fault_and_the_next_one_goes_out()
    {
        var link = Connect();
        link.Send(new CreateItem(new TextMessage(ItemKind.ToolOutput, "x")) { Id = "cmd_1" });
        link.Send(new CancelResponse());
        Assert.Equal("cmd_1", (await Next<RealtimeFaulted>()).Fault.CommandId);
        Assert.Equal("response.cancel", await SentType());
    }

    [Fact]
    public async Task No_frame_is_lost_to_the_pool_however_a_connection_ends()
    {
        await Last(Connect());
        var before = AudioFramePool.Shared.Outstanding;
        for (var n = 0; n < 4; n++)
        {
            var socket = new FakeWebSocket();
            var link = Connect(socket: socket);
            if (n % 2 == 0)
                link.Audio.Attach(() => { });
            socket.HoldSending();
            for (var k = 0; k < 20; k++)
                link.Audio.Append(Frame(k * 480));
            socket.Arrive(Delta(480));
            socket.Arrive("""{"type":"conversation.item.deleted","item_id":"x"}""");
            await Next<ItemDeleted>();
            if (n < 2)
                socket.Break(new WebSocketException("gone"));
            else
                socket.ArriveClose(WebSocketCloseStatus.InternalServerError, "oops");
            await Last();
            if (n % 2 == 0)
                Take(link);
            link.Audio.Append(Frame(0));
        }

        Assert.True(SpinWait.SpinUntil(() => AudioFramePool.Shared.Outstanding == before, TimeSpan.FromSeconds(30)));
    }

    private IRealtimeLink Connect(RealtimeSocketOptions? options = null, FakeWebSocket? socket = null, IMaterializer? materializer = null) =>
        RealtimeConnection.Start(
            socket ?? _socket, new OpenAiCodec(), options ?? new RealtimeSocketOptions(), e => _events.Writer.TryWrite(e), TimeProvider.System, materializer ?? _materializer);

    private static IRealtimeLink Plugged(IRealtimeLink link)
    {
        link.Audio.Attach(() => { });
        return link;
    }

    private async Task<T> Next<T>()
        where T : RealtimeEvent
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (await _events.Reader.ReadAsync(limit.Token) is T found)
                return (T)(found with { ReceivedAt = 0 });
        }
    }

    private async Task<Disconnected> Last(IRealtimeLink? link = null)
    {
        link?.Close("done");
        var last = await Next<Disconnected>();
        Assert.False(_events.Reader.TryRead(out _), "something was told after the end");
        return last;
    }

    private async Task<string> SentType() => (string)JsonNode.Parse(await _socket.NextSent())!["type"]!;

    // The first sample of a frame holds its position / 480, so that frames can be told apart on the wire.
    private async Task<int> SentFirstSample()
    {
        var json = JsonNode.Parse(await _socket.NextSent())!;
        Assert.Equal("input_audio_buffer.append", (string?)json["type"]);
        return BitConverter.ToInt16(Convert.FromBase64String((string)json["audio"]!)) * 480;
    }

    private static AudioFrame Frame(long position)
    {
        var frame = AudioFrame.Rent(AudioFormat.Realtime, 480);
        frame.Samples.Fill((short)(position / 480));
        frame.Position = position;
        return frame;
    }

    private static string Delta(int samples, string response = "r") =>
        $$"""{"type":"response.output_audio.delta","response_id":"{{response}}","item_id":"i","content_index":0,"delta":"{{Convert.ToBase64String(new byte[samples * 2])}}"}""";

    private static List<(AssistantAudioKind Kind, int Samples)> Take(IRealtimeLink link)
    {
        List<(AssistantAudioKind, int)> taken = [];
        while (link.Audio.TryTake(out var entry))
        {
            taken.Add((entry.Kind, entry.Frame?.SampleCount ?? entry.DroppedSamples));
            entry.Frame?.Dispose();
        }

        return taken;
    }
}
