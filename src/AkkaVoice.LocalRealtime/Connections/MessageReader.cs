using System.Buffers;
using System.Net.WebSockets;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>Reads whole messages from a socket into one growing, pooled buffer.</summary>
internal sealed class MessageReader(WebSocket socket) : IDisposable
{
    /// <summary>Most bytes of one message: 15 MiB of audio as base64, and the rest of the event.</summary>
    public const int MaxMessage = 24 * 1024 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _length;

    /// <summary>The message read last; valid until the next read.</summary>
    public ReadOnlySpan<byte> Message => _buffer.AsSpan(0, _length);

    /// <summary>True when what was read last is the beginning of a message longer than <see cref="MaxMessage"/>; the next read gives more of it.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Reads a message, or a close frame.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async ValueTask<WebSocketMessageType> ReadAsync(CancellationToken cancellation)
    {
        _length = 0;
        IsTooLong = false;
        while (true)
        {
            var result = await socket.ReceiveAsync(_buffer.AsMemory(_length), cancellation).ConfigureAwait(false);
            _length += result.Count;
            if (result.EndOfMessage || result.MessageType == WebSocketMessageType.Close)
            {
                return result.MessageType;
            }

            if (_length == _buffer.Length)
            {
                if (_length >= MaxMessage)
                {
                    IsTooLong = true;
                    return result.MessageType;
                }

                Grow();
            }
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Grow()
    {
        var bigger = ArrayPool<byte>.Shared.Rent(Math.Min(_buffer.Length * 2, MaxMessage));
        _buffer.AsSpan(0, _length).CopyTo(bigger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = bigger;
    }
}
