using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace AkkaVoice.BrowserFlood;

/// <summary>A browser that does one thing wrong, again and again.</summary>
/// <param name="address">Whom it falls upon.</param>
/// <param name="kind">What it does wrong, 0 to 4.</param>
/// <param name="pace">How fast.</param>
internal sealed class Stranger(Uri address, int kind, Pace pace)
{
    private int _connects;

    /// <summary>How often it was let in.</summary>
    public int Connects => _connects;

    /// <param name="delay">After what time it begins: they do not all come at the same moment.</param>
    /// <param name="stop">It goes away.</param>
    public async Task RunAsync(TimeSpan delay, CancellationToken stop)
    {
        using var pause = new PeriodicTimer(delay);
        try
        {
            await pause.WaitForNextTickAsync(stop);
            pause.Period = pace.Reload;
            while (!stop.IsCancellationRequested)
            {
                await AttackAsync(stop);
                await pause.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException)
        {
            // It was told to stop.
        }
    }

    private async Task AttackAsync(CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", kind == 4 ? "http://evil.example" : address.GetLeftPart(UriPartial.Authority));
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(address, "session")) { Scheme = "ws" }.Uri, stop);
            _connects++;
            await SendAsync(socket, """{"type":"start","version":1}""", stop);
            switch (kind)
            {
                case 0:
                    await SendAsync(socket, "{\"type\":", stop);
                    await WaitAsync(1, stop);
                    break;
                case 1:
                    await FloodAsync(socket, new byte[50_000], endOfMessage: false, stop);
                    break;
                case 2:
                    // Asks for a long story and reads none of it.
                    await SendAsync(socket, """{"type":"text","text":"Tell me a story."}""", stop);
                    await WaitAsync(5, stop);
                    break;
                default:
                    await FloodAsync(socket, [1, .. new byte[967]], endOfMessage: true, stop);
                    break;
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            // Shown the door.
        }
    }

    // As fast as the uplink lets it, whatever the other side says, until that hangs up.
    private async Task FloodAsync(ClientWebSocket socket, byte[] message, bool endOfMessage, CancellationToken stop)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var since = Stopwatch.GetTimestamp();
        for (var sent = 0.0; socket.State is WebSocketState.Open; await tick.WaitForNextTickAsync(stop))
        {
            for (; sent < pace.UplinkBytesPerMs * Stopwatch.GetElapsedTime(since).TotalMilliseconds; sent += message.Length)
                await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage, stop);
        }
    }

    private static async Task WaitAsync(double seconds, CancellationToken stop)
    {
        using var wait = new PeriodicTimer(TimeSpan.FromSeconds(seconds));
        await wait.WaitForNextTickAsync(stop);
    }

    private static Task SendAsync(ClientWebSocket socket, string text, CancellationToken stop) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, stop);
}
