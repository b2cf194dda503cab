using System.Buffers;
using System.Net.WebSockets;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>
/// What a session has said and the socket has not yet taken. Streamed output is held back while more than <see cref="HighWater"/>
/// bytes wait; a client that lets <see cref="Limit"/> bytes pile up is cut off.
/// </summary>
/// <remarks>
/// Entries are added inside the session's lock and sent outside it, one after another. As long as the socket takes them at once, they are
/// sent on the thread that added them.
/// </remarks>
internal sealed class OutgoingQueue(WebSocket socket, int highWater, long limit) : IRealtimeSink
{
    private readonly Lock _lock = new();
    private readonly Queue<OutgoingEntry> _entries = new();
    private long _waiting;
    private bool _isSending;
    private bool _isClosed;
    private bool _isStalled;
    private bool _wasFull;
    private long _overflow;

    /// <summary>Bytes that may wait before streamed output is held back.</summary>
    public int HighWater { get; } = highWater;

    /// <summary>Bytes that may wait at all.</summary>
    public long Limit { get; } = limit;

    /// <summary>Raised outside all locks when output that was held back may go on.</summary>
    public event Action? Drained;

    /// <summary>Raised outside all locks when more than <see cref="Limit"/> bytes wait; the connection is then cut.</summary>
    public event Action<long>? Overflowed;

    /// <summary>True when a close frame or a cut was asked for.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return _isClosed;
            }
        }
    }

    /// <inheritdoc />
    public bool CanTakeOutput
    {
        get
        {
            lock (_lock)
            {
                _wasFull = _waiting > HighWater;
                return !_wasFull;
            }
        }
    }

    /// <inheritdoc />
    public void Send(string type, ReadOnlySpan<byte> utf8Json) => Add(OutgoingKind.Text, utf8Json);

    public void Send(OutgoingKind kind, ReadOnlySpan<byte> bytes) => Add(kind, bytes);

    /// <inheritdoc />
    public void Close(int code, string reason) =>
        End(new OutgoingEntry(OutgoingKind.Close, CloseCode: (WebSocketCloseStatus)code, CloseReason: reason));

    /// <summary>Cuts the connection after everything added before.</summary>
    public void Abort() => End(new OutgoingEntry(OutgoingKind.Abort));

    /// <summary>From now on takes everything and sends nothing.</summary>
    public void Stall()
    {
        lock (_lock)
        {
            _isStalled = true;
        }
    }

    /// <summary>Sends what waits, unless somebody else is at it.</summary>
    public async Task FlushAsync()
    {
        CutIfOverflowed();
        while (TryTake(out var entry))
        {
            try
            {
                await PerformAsync(entry).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // The socket is gone; its reader notices and ends the connection.
                lock (_lock)
                {
                    _isClosed = true;
                }
            }
            finally
            {
                if (Release(entry))
                {
                    Drained?.Invoke();
                }
            }
        }
    }

    private void Add(OutgoingKind kind, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (_isClosed || _isStalled)
            {
                return;
            }

            var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
            bytes.CopyTo(buffer);
            _entries.Enqueue(new OutgoingEntry(kind, buffer, bytes.Length));
            _waiting += bytes.Length;
            if (_waiting > Limit)
            {
                _overflow = _waiting;
                _isClosed = true;
            }
        }
    }

    private void CutIfOverflowed()
    {
        long overflow;
        lock (_lock)
        {
            (overflow, _overflow) = (_overflow, 0);
        }

        if (overflow > 0)
        {
            Overflowed?.Invoke(overflow);
            socket.Abort();
        }
    }

    private void End(OutgoingEntry entry)
    {
        lock (_lock)
        {
            // A stalled connection stays open, even when its session has expired.
            if (_isClosed || _isStalled)
            {
                return;
            }

            _entries.Enqueue(entry);
            _isClosed = true;
        }
    }

    private bool TryTake(out OutgoingEntry entry)
    {
        lock (_lock)
        {
            if (!_isSending && _entries.TryDequeue(out entry))
            {
                _isSending = true;
                return true;
            }

            entry = default;
            return false;
        }
    }

    /// <returns>True when output that was held back may go on.</returns>
    private bool Release(OutgoingEntry entry)
    {
        if (entry.Buffer is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        lock (_lock)
        {
            _isSending = false;
            _waiting -= entry.Length;
            var drained = _wasFull && _waiting <= HighWater / 2;
            _wasFull &= !drained;
            return drained;
        }
    }

    private ValueTask PerformAsync(OutgoingEntry entry)
    {
        switch (entry.Kind)
        {
            case OutgoingKind.Close:
                return new ValueTask(socket.CloseOutputAsync(entry.CloseCode, entry.CloseReason, CancellationToken.None));
            case OutgoingKind.Abort:
                socket.Abort();
                return ValueTask.CompletedTask;
            default:
                var type = entry.Kind == OutgoingKind.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
                var isWhole = entry.Kind != OutgoingKind.Fragment;
                return socket.SendAsync(entry.Buffer.AsMemory(0, entry.Length), type, isWhole, CancellationToken.None);
        }
    }
}
