using System.Net.WebSockets;
using System.Text;

namespace AkkaVoice.BrowserFlood;

/// <summary>A browser that does one thing wrong, again and again, as fast as it is let.</summary>
internal static class Attacker
{
    public static async Task RunAsync(Uri address, int number, Action onConnected, CancellationToken stop)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await AttackAsync(address, number % 5, onConnected, stop);
                await pause.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException)
        {
            // It was told to stop.
        }
    }

    private static async Task AttackAsync(Uri address, int kind, Action onConnected, CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", kind == 4 ? "http://evil.example" : address.GetLeftPart(UriPartial.Authority));
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(address, "session")) { Scheme = "ws" }.Uri, stop);
            onConnected();
            await SendAsync(socket, """{"type":"start","version":1}""", stop);
            switch (kind)
            {
                case 0:
                    await SendAsync(socket, "{\"type\":", stop);
                    break;
                case 1:
                    await socket.SendAsync(new byte[1_000_000], WebSocketMessageType.Binary, endOfMessage: true, stop);
                    break;
                case 2:
                    // Asks for a long story and reads none of it.
                    await SendAsync(socket, """{"type":"text","text":"Tell me a story."}""", stop);
                    using (var wait = new PeriodicTimer(TimeSpan.FromSeconds(5))) await wait.WaitForNextTickAsync(stop);
                    break;
                default:
                    for (byte[] frame = [1, .. new byte[967]]; socket.State is WebSocketState.Open;) await socket.SendAsync(frame, WebSocketMessageType.Binary, endOfMessage: true, stop);
                    break;
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            // Shown the door.
        }
    }

    private static Task SendAsync(ClientWebSocket socket, string text, CancellationToken stop) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, stop);
}
