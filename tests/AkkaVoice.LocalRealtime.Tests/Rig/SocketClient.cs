using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AkkaVoice.LocalRealtime.Tests.Rig;

/// <summary>A bare client: whole messages, and how the connection ended.</summary>
internal sealed class SocketClient(WebSocket socket) : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly byte[] _buffer = new byte[1 << 20];

    public WebSocket Socket => socket;

    /// <summary>What was read last when it was not a whole text message.</summary>
    public (WebSocketMessageType Type, byte[] Bytes) LastRaw { get; private set; }

    public async Task SendAsync(object clientEvent) => await socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(clientEvent).AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The next event; null when the connection was closed or cut.</summary>
    public async Task<ServerEvent?> ReadAsync()
    {
        using var timeout = new CancellationTokenSource(Bound);
        var length = 0;
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(_buffer.AsMemory(length), timeout.Token);
                length += result.Count;
                LastRaw = (result.MessageType, _buffer[..length]);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                if (result.EndOfMessage)
                {
                    return Parse(Encoding.UTF8.GetString(_buffer, 0, length));
                }
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    /// <summary>Reads up to and including the first event of a type.</summary>
    public async Task<List<ServerEvent>> ReadToAsync(string type)
    {
        var events = new List<ServerEvent>();
        while (events.Count == 0 || events[^1].Type != type)
        {
            events.Add(await ReadAsync() ?? throw new InvalidOperationException($"The connection ended before {type}: {string.Join(", ", events.Select(e => e.Type))}"));
        }

        return events;
    }

    /// <summary>Reads to the end of the connection.</summary>
    public async Task<List<ServerEvent>> ReadToEndAsync()
    {
        var events = new List<ServerEvent>();
        while (await ReadAsync() is { } e)
        {
            events.Add(e);
        }

        return events;
    }

    public void Dispose() => socket.Dispose();

    private static ServerEvent Parse(string text)
    {
        try
        {
            var json = JsonDocument.Parse(text).RootElement.Clone();
            return new ServerEvent(json.GetProperty("type").GetString()!, json, default);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return new ServerEvent("(not an event)", default, default);
        }
    }
}
