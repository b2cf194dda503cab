using System.Security.Cryptography;
using System.Text;

namespace AkkaVoice.Load.Peers;

/// <summary>The opening handshake of a WebSocket, from the server's side (RFC 6455, section 4.2).</summary>
internal static class Handshake
{
    /// <summary>The model that is asked for when nobody is to speak.</summary>
    public const string QuietModel = "quiet";

    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <param name="head">The request, whole.</param>
    /// <param name="isQuiet">Whether the model asked for is the quiet one.</param>
    /// <returns>The response.</returns>
    public static byte[] Answer(ReadOnlySpan<byte> head, out bool isQuiet)
    {
        var lines = Encoding.ASCII.GetString(head).Split("\r\n");
        isQuiet = lines[0].Contains($"model={QuietModel}", StringComparison.Ordinal);
        var key = lines.Select(line => line.Split(": ", 2)).First(pair => pair[0].Equals("Sec-WebSocket-Key", StringComparison.OrdinalIgnoreCase))[1];
        // The protocol asks for this hash; it protects nothing.
#pragma warning disable CA5350
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Guid)));
#pragma warning restore CA5350
        return Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Protocol: realtime\r\n\r\n");
    }
}
