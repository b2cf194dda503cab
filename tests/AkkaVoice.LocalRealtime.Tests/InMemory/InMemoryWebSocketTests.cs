using System.Net.WebSockets;
using System.Text;
using AkkaVoice.LocalRealtime.InMemory;

namespace AkkaVoice.LocalRealtime.Tests.InMemory;

/// <summary>The pair behaves as two ends of a real socket.</summary>
public sealed class InMemoryWebSocketTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Messages_arrive_in_order_and_whole()
    {
        var (a, b) = InMemoryWebSocket.CreatePair(subProtocol: "realtime");
        await Send(a, "one");
        await Send(a, "two", WebSocketMessageType.Binary);
        Assert.Equal(2, b.UnreadMessages);
        Assert.Equal(("one", WebSocketMessageType.Text, true), await Receive(b));
        Assert.Equal(("two", WebSocketMessageType.Binary, true), await Receive(b));
        Assert.Equal("realtime", a.SubProtocol);
        Assert.Equal(0, b.UnreadMessages);
    }

    [Fact]
    public async Task A_small_buffer_gets_a_message_in_pieces()
    {
        var (a, b) = InMemoryWebSocket.CreatePair();
        await Send(a, "abcdef");
        Assert.Equal(("abcd", WebSocketMessageType.Text, false), await Receive(b, 4));
        Assert.Equal(("ef", WebSocketMessageType.Text, true), await Receive(b, 4));
    }

    [Fact]
    public async Task Messages_can_be_cut_into_fragments_on_the_way()
    {
        var (a, b) = InMemoryWebSocket.CreatePair(new InMemoryWebSocketOptions { MaxFragmentBytes = 5 });
        await Send(a, "abcdefg");
        Assert.Equal(("abcde", WebSocketMessageType.Text, false), await Receive(b));
        Assert.Equal(("fg", WebSocketMessageType.Text, true), await Receive(b));
    }

    [Fact]
    public async Task Fragments_of_the_sender_stay_fragments()
    {
        var (a, b) = InMemoryWebSocket.CreatePair();
        await a.SendAsync("ab"u8.ToArray().AsMemory(), WebSocketMessageType.Text, false, None);
        await a.SendAsync(Memory<byte>.Empty, WebSocketMessageType.Text, true, None);
        Assert.Equal(("ab", WebSocketMessageType.Text, false), await Receive(b));
        Assert.Equal(("", WebSocketMessageType.Text, true), await Receive(b));
    }

    [Fact]
    public async Task A_close_frame_carries_code_and_reason_and_both_ends_end_closed()
    {
        var (a, b) = InMemoryWebSocket.CreatePair();
        await a.CloseOutputAsync((WebSocketCloseStatus)4000, "why", None);
        Assert.Equal(WebSocketState.CloseSent, a.State);
        Assert.Equal(WebSocketMessageType.Close, (await Receive(b)).Type);
        Assert.Equal((WebSocketState.CloseReceived, (WebSocketCloseStatus)4000, "why"), (b.State, b.CloseStatus, b.CloseStatusDescription));
        await Send(b, "still possible");
        await b.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, None);
        Assert.Equal(WebSocketState.Closed, b.State);
        await Receive(a);
        await Receive(a);
        Assert.Equal(WebSocketState.Closed, a.State);
        await Assert.ThrowsAsync<WebSocketException>(() => Send(a, "too late"));
    }

    [Fact]
    public async Task Closing_waits_for_the_answer_of_the_other_end()
    {
        var (a, b) = InMemoryWebSocket.CreatePair();
        var closing = a.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", None);
        Assert.False(closing.IsCompleted);
        await Receive(b);
        await b.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, None);
        await closing.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(WebSocketState.Closed, a.State);
    }

    [Fact]
    public async Task A_cut_fails_the_waiting_reader_and_every_later_use()
    {
        var (a, b) = InMemoryWebSocket.CreatePair();
        var reading = Receive(b);
        a.Abort();
        var exception = await Assert.ThrowsAsync<WebSocketException>(() => reading);
        Assert.Equal(WebSocketError.ConnectionClosedPrematurely, exception.WebSocketErrorCode);
        Assert.Equal((WebSocketState.Aborted, WebSocketState.Aborted), (a.State, b.State));
        await Assert.ThrowsAsync<WebSocketException>(() => Send(b, "x"));
    }

    [Fact]
    public async Task A_cancelled_receive_breaks_the_connection()
    {
        var (a, b) = InMemoryWebSocket.CreatePair();
        using var cancel = new CancellationTokenSource();
        var reading = a.ReceiveAsync(new byte[8].AsMemory(), cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(WebSocketState.Aborted, a.State);
        await Assert.ThrowsAsync<WebSocketException>(() => Receive(b));
    }

    [Fact]
    public async Task A_full_direction_makes_the_sender_wait_until_the_other_end_has_read()
    {
        var (a, b) = InMemoryWebSocket.CreatePair(new InMemoryWebSocketOptions { CapacityBytes = 10 });
        await Send(a, "123456");
        var second = Send(a, "789012");
        Assert.False(second.IsCompleted);
        await Receive(b);
        await second.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_reader_is_idle_when_it_has_read_everything_and_waits_again()
    {
        var (a, b) = InMemoryWebSocket.CreatePair();
        var idle = b.WhenReaderIdleAsync();
        await Send(a, "x");
        Assert.Equal("x", (await Receive(b)).Text);
        Assert.False(idle.IsCompleted);
        var waiting = Receive(b);
        await idle.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(b.WhenReaderIdleAsync().IsCompleted);
        await Send(a, "y");
        await waiting;
        idle = b.WhenReaderIdleAsync();
        Assert.False(idle.IsCompleted);
        a.Abort();
        await idle.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Only_one_receive_may_wait()
    {
        var (a, b) = InMemoryWebSocket.CreatePair();
        var first = Receive(a);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Receive(a));
        await Send(b, "x");
        await first;
    }

    [Fact]
    public void The_second_end_continues_on_the_thread_that_sends()
    {
        var (a, b) = InMemoryWebSocket.CreatePair();
        var thread = 0;
        _ = ReadThen(() => thread = Environment.CurrentManagedThreadId);
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        Assert.True(Send(a, "x").IsCompletedSuccessfully);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);

        async Task ReadThen(Action then)
        {
            await b.ReceiveAsync(new byte[8].AsMemory(), None).ConfigureAwait(false);
            then();
        }
    }

    private static Task Send(WebSocket socket, string text, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), type, true, None);

    private static async Task<(string Text, WebSocketMessageType Type, bool End)> Receive(WebSocket socket, int size = 64)
    {
        var buffer = new byte[size];
        var result = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), None);
        return (Encoding.UTF8.GetString(buffer, 0, result.Count), result.MessageType, result.EndOfMessage);
    }
}
