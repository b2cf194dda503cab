using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace AkkaVoice.Browser.Tests.Rules;

/// <summary>A browser without a page: says exactly what it is told to.</summary>
internal sealed class RawBrowser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket;
    private readonly Channel<string> _messages = Channel.CreateBounded<string>(10_000);
    private readonly Task<(int Code, string Reason)> _reading;

    private RawBrowser(ClientWebSocket socket, bool answers, bool reads)
    {
        _socket = socket;
        _reading = reads ? ReadAsync(answers) : Task.FromResult((0, ""));
    }

    /// <param name="service">Where to.</param>
    /// <param name="origin">What it says where its page comes from; null for the service itself, empty for nothing.</param>
    /// <param name="answers">Whether it answers probes.</param>
    /// <param name="reads">Whether it reads at all.</param>
    public static async Task<RawBrowser> ConnectAsync(RunningService service, string? origin = null, bool answers = true, bool reads = true)
    {
        var socket = new ClientWebSocket();
        if (origin != "") socket.Options.SetRequestHeader("Origin", origin ?? service.Address.GetLeftPart(UriPartial.Authority));
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(service.SessionAddress, CancellationToken.None).WaitAsync(Patience);
            return new RawBrowser(socket, answers, reads);
        }
        catch (WebSocketException e)
        {
            throw new RefusedException((int)socket.HttpStatusCode, e);
        }
    }

    public static async Task<RawBrowser> StartedAsync(RunningService service)
    {
        var browser = await ConnectAsync(service);
        await browser.SendAsync("""{"type":"start","version":1}""");
        await browser.SeesAsync("\"type\":\"room\"");
        return browser;
    }

    /// <summary>How the service closed the connection.</summary>
    public Task<(int Code, string Reason)> ClosedAsync() => _reading.WaitAsync(Patience);

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public async Task SendAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Binary)
    {
        try
        {
            await _socket.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None).WaitAsync(Patience);
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            // The service has hung up: how, is what the test asks next.
        }
    }

    /// <summary>Waits for a message that contains something.</summary>
    public async Task<string> SeesAsync(string part)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var message in _messages.Reader.ReadAllAsync(patience.Token))
        {
            if (message.Contains(part, StringComparison.Ordinal)) return message;
        }

        throw new InvalidOperationException($"The connection ended ({await _reading}) without a message with {part}.");
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading.WaitAsync(Patience);
        _socket.Dispose();
    }

    private async Task<(int Code, string Reason)> ReadAsync(bool answers)
    {
        var buffer = new byte[65_536];
        try
        {
            while (true)
            {
                var result = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (result.MessageType is WebSocketMessageType.Close)
                {
                    var close = ((int)result.CloseStatus!, result.CloseStatusDescription ?? "");
                    await AnswerCloseAsync();
                    return close;
                }

                if (result.MessageType is not WebSocketMessageType.Text) continue;
                var text = Encoding.UTF8.GetString(buffer, 0, result.Count);
                _messages.Writer.TryWrite(text);
                if (answers && text.Contains("room_ping", StringComparison.Ordinal)) await SendAsync(Pong(text));
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            return (1006, e.Message);
        }
        finally
        {
            _messages.Writer.TryComplete();
        }
    }

    // A browser tells its page what it was told, whether or not the answer still gets through.
    private async Task AnswerCloseAsync()
    {
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut off while it was still sending.
        }
    }

    private static string Pong(string ping)
    {
        using var json = System.Text.Json.JsonDocument.Parse(ping);
        return $$"""{"type":"pong","number":{{json.RootElement.GetProperty("number").GetInt32()}}}""";
    }
}

/// <summary>The service did not let a connection in.</summary>
internal sealed class RefusedException(int status, Exception inner) : Exception($"HTTP {status}", inner)
{
    public int Status { get; } = status;
}
