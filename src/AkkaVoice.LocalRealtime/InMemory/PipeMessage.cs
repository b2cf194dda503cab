using System.Buffers;
using System.Net.WebSockets;

namespace AkkaVoice.LocalRealtime.InMemory;

/// <summary>A message, or a piece of one, on its way between two sockets. Its bytes are in an array from the shared pool.</summary>
internal readonly record struct PipeMessage(
    byte[] Bytes, int Length, WebSocketMessageType Type, bool EndOfMessage, WebSocketCloseStatus? CloseStatus, string? CloseDescription)
{
    public static PipeMessage Copy(ReadOnlySpan<byte> bytes, WebSocketMessageType type, bool endOfMessage)
    {
        var copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(copy);
        return new PipeMessage(copy, bytes.Length, type, endOfMessage, null, null);
    }

    public static PipeMessage CloseFrame(WebSocketCloseStatus status, string? description) =>
        new([], 0, WebSocketMessageType.Close, true, status, description);

    public void Free()
    {
        if (Bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(Bytes);
        }
    }
}
