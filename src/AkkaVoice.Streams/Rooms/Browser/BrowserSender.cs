using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>
/// The way to the browser: one message at a time, a clear before control, control before voice. Callers hand over and go on; what waits is bounded
/// in bytes.
/// </summary>
internal sealed class BrowserSender(WebSocket socket, int maxWaitingBytes, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<byte[]> _control = new();
    private readonly Queue<byte[]> _voice = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly byte[] _clearMessage = new byte[BrowserFrame.HeaderBytes];
    private ushort? _clear;
    private BrowserClose? _close;
    private int _waitingBytes;
    private long _sendingSince;

    /// <summary>More waits than may; told once, and from then on nothing more is taken.</summary>
    public event Action? Overflowed;

    /// <summary>How long the message on its way has been; 0 when none is.</summary>
    public TimeSpan Stuck => Interlocked.Read(ref _sendingSince) is var since and not 0 ? time.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>Sends a text message behind those that wait.</summary>
    public void Send(byte[] utf8) => Add(_control, utf8, utf8.Length);

    /// <summary>Sends a frame of the voice behind all that waits.</summary>
    public void SendVoice(ushort epoch, uint position, AudioFrame frame)
    {
        var message = ArrayPool<byte>.Shared.Rent(BrowserFrame.AudioBytes);
        BrowserFrame.WriteVoice(message, epoch, position, frame);
        Add(_voice, message, BrowserFrame.AudioBytes);
    }

    /// <summary>Throws away the voice that waits, and tells the browser to forget what it has.</summary>
    public void Clear(ushort epoch)
    {
        lock (_lock)
        {
            DropVoice();
            _clear = epoch;
        }

        _wake.Writer.TryWrite(true);
    }

    /// <summary>Closes the socket behind the control messages that wait. Nothing is taken any more.</summary>
    public void Close(BrowserClose close)
    {
        lock (_lock)
        {
            DropVoice();
            _close ??= close;
        }

        _wake.Writer.TryWrite(true);
    }

    /// <summary>Sends until the socket is closed or broken. Never faults.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (true)
            {
                if (Take() is not { } next)
                {
                    if (IsClosing)
                        break;
                    await _wake.Reader.ReadAsync().ConfigureAwait(false);
                    continue;
                }

                await SendAsync(next).ConfigureAwait(false);
            }

            if (socket.State is WebSocketState.Open)
                await socket.CloseOutputAsync(_close!.Status, _close.ShortReason, CancellationToken.None).ConfigureAwait(false);
            else if (socket.State is WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (BrowserReader.IsSocketTrouble(e))
        {
            // The reader sees the same and tells it.
        }
        finally
        {
            Close(BrowserClose.Vanished);
        }
    }

    private bool IsClosing
    {
        get
        {
            lock (_lock)
                return _close is not null;
        }
    }

    private void Add(Queue<byte[]> lane, byte[] message, int length)
    {
        var overflows = false;
        lock (_lock)
        {
            overflows = _close is null && _waitingBytes + length > maxWaitingBytes;
            if (_close is null && !overflows)
            {
                lane.Enqueue(message);
                _waitingBytes += length;
            }
            else if (lane == _voice)
            {
                ArrayPool<byte>.Shared.Return(message);
            }
        }

        if (overflows)
            Overflowed?.Invoke();
        _wake.Writer.TryWrite(true);
    }

    private (byte[] Message, int Length, WebSocketMessageType Type, bool IsPooled)? Take()
    {
        lock (_lock)
        {
            if (_clear is { } epoch)
            {
                _clear = null;
                return (_clearMessage, BrowserFrame.WriteClear(_clearMessage, epoch), WebSocketMessageType.Binary, false);
            }

            if (_control.TryDequeue(out var text))
            {
                _waitingBytes -= text.Length;
                return (text, text.Length, WebSocketMessageType.Text, false);
            }

            if (!_voice.TryDequeue(out var voice))
                return null;
            _waitingBytes -= BrowserFrame.AudioBytes;
            return (voice, BrowserFrame.AudioBytes, WebSocketMessageType.Binary, true);
        }
    }

    private async ValueTask SendAsync((byte[] Message, int Length, WebSocketMessageType Type, bool IsPooled) next)
    {
        Interlocked.Exchange(ref _sendingSince, time.GetTimestamp());
        try
        {
            await socket.SendAsync(next.Message.AsMemory(0, next.Length), next.Type, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Exchange(ref _sendingSince, 0);
            if (next.IsPooled)
                ArrayPool<byte>.Shared.Return(next.Message);
        }
    }

    private void DropVoice()
    {
        while (_voice.TryDequeue(out var message))
        {
            _waitingBytes -= BrowserFrame.AudioBytes;
            ArrayPool<byte>.Shared.Return(message);
        }
    }
}
