using System.Net.WebSockets;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.InMemory;

namespace AkkaVoice.LocalRealtime.Tests.Connections;

/// <summary>What happens to a client that reads slowly or not at all.</summary>
public sealed class OutgoingQueueTests
{
    private static readonly byte[] Kilobyte = new byte[1000];

    private readonly InMemoryWebSocket _client;
    private readonly OutgoingQueue _queue;
    private readonly InMemoryWebSocket _server;

    public OutgoingQueueTests()
    {
        (_client, _server) = InMemoryWebSocket.CreatePair(new InMemoryWebSocketOptions { CapacityBytes = 1000 });
        _queue = new OutgoingQueue(_server, highWater: 6000, limit: 10_000);
    }

    [Fact]
    public async Task Output_is_held_back_above_the_high_water_mark_and_goes_on_below_half_of_it()
    {
        var drained = 0;
        _queue.Drained += () => drained++;
        for (var i = 0; i < 8; i++)
        {
            _queue.Send("x", Kilobyte);
        }

        Assert.False(_queue.CanTakeOutput);
        var flushing = _queue.FlushAsync();

        // The third can only be read when two have been passed on, and then at most four have: 6,000 to 4,000 bytes wait, not yet half.
        await ReadAsync(3);
        Assert.Equal(0, drained);
        await ReadAsync(5);
        await flushing.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, drained);
        Assert.True(_queue.CanTakeOutput);
    }

    [Fact]
    public async Task A_client_that_lets_too_much_pile_up_is_cut_off()
    {
        long waiting = 0;
        _queue.Overflowed += bytes => waiting = bytes;
        for (var i = 0; i < 10; i++)
        {
            _queue.Send("x", Kilobyte);
        }

        var flushing = _queue.FlushAsync();
        Assert.False(flushing.IsCompleted);
        Assert.Equal(WebSocketState.Open, _server.State);

        // Two have gone into the pair, one of them waits for room there.
        for (var i = 0; i < 2; i++)
        {
            _queue.Send("x", Kilobyte);
        }

        await _queue.FlushAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(11_000, waiting);
        Assert.Equal(WebSocketState.Aborted, _server.State);
        await flushing.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Nothing_follows_a_close()
    {
        _queue.Send("x", Kilobyte);
        _queue.Close(4001, "enough");
        _queue.Send("x", Kilobyte);
        _queue.Close(1000, "again");
        var flushing = _queue.FlushAsync();
        Assert.Equal(1000, (await _client.ReceiveAsync(new byte[2000].AsMemory(), CancellationToken.None)).Count);
        Assert.Equal(WebSocketMessageType.Close, (await _client.ReceiveAsync(new byte[2000].AsMemory(), CancellationToken.None)).MessageType);
        await flushing.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((WebSocketCloseStatus)4001, _client.CloseStatus);
        Assert.Equal(0, _client.UnreadMessages);
    }

    private async Task ReadAsync(int messages)
    {
        for (; messages > 0; messages--)
        {
            await _client.ReceiveAsync(new byte[2000].AsMemory(), CancellationToken.None);
        }
    }
}
