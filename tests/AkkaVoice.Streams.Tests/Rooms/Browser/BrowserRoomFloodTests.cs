using System.Net.WebSockets;
using Akka.TestKit.Xunit2;
using AkkaVoice.Streams.Rooms.Browser;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Rooms.Browser;

/// <summary>A browser that was told to go, and goes on sending.</summary>
public sealed class BrowserRoomFloodTests() : TestKit(VirtualClock.Config)
{
    private const long TooMuch = 64 * 1024 * 1024;

    [Fact]
    public async Task What_a_flooder_sends_after_its_refusal_is_read_at_a_trickle_until_it_is_cut_off()
    {
        var clock = new VirtualClock(Sys);
        using var socket = new FloodingSocket(TooMuch);
        var room = new BrowserRoom(socket, new BrowserRoomOptions(), clock.Time);
        var running = Task.Run(() => room.RunAsync(_ => { }));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!running.IsCompleted)
        {
            patience.Token.ThrowIfCancellationRequested();
            // The refusal takes no time: on a busy machine the clock would be past all patience before it is told.
            if (socket.Told is not null)
                clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        Assert.Equal((int)WebSocketCloseStatus.MessageTooBig, (await running).Code);
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.Told);
        Assert.Equal(WebSocketState.Aborted, socket.State);
        // The clock runs beside the reader here, so the moment of the cut-off differs by some hundred ms of its time.
        Assert.InRange(socket.Read, 16_384, TooMuch / 32);
    }
}
