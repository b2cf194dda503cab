using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using AkkaVoice.Load.Measuring;
using AkkaVoice.Load.Rooms;

namespace AkkaVoice.Load.Bare;

/// <summary>A connection that sends one and the same message every 20 ms, and reads what comes without looking at it.</summary>
internal sealed class BareSession : IThreadPoolWorkItem, IDisposable
{
    private const int FrameBytes = 960;
    private const int ReadBytes = 16 << 10;

    private static readonly byte[] Append = Encoding.ASCII.GetBytes(
        $"{{\"type\":\"input_audio_buffer.append\",\"audio\":\"{Convert.ToBase64String(new byte[FrameBytes])}\"}}");

    private readonly Lock _lock = new();
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _received = new byte[ReadBytes];
    private readonly Histogram _up;
    private long _due;
    private long _messages;
    private long _skipped;
    private Task _sending = Task.CompletedTask;

    private BareSession(Histogram up) => _up = up;

    /// <summary>Whole messages that came.</summary>
    public long Messages => Volatile.Read(ref _messages);

    /// <summary>Messages that were not sent, since the one before was still under way: no figure holds when there are any.</summary>
    public long Skipped => Volatile.Read(ref _skipped);

    /// <summary>Connects, and begins to read.</summary>
    /// <param name="peer">Where to.</param>
    /// <param name="phase">Where in the 20 ms its messages are due, 0 to 1.</param>
    /// <param name="up">Counts how late each is taken by the socket.</param>
    public static async Task<BareSession> StartAsync(Uri peer, double phase, Histogram up)
    {
        var session = new BareSession(up);
        session._socket.Options.AddSubProtocol("realtime");
        await session._socket.ConnectAsync(peer, CancellationToken.None);
        await session._socket.SendAsync("""{"type":"session.update"}"""u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        session._due = Stopwatch.GetTimestamp() + (long)((1 + phase) * LoadRoom.Period);
        _ = session.ReadAsync();
        return session;
    }

    /// <summary>Sends when it is time to, here or on a thread of the pool.</summary>
    public void Tick(long now, bool onPool)
    {
        if (now < _due)
            return;
        _due += LoadRoom.Period;
        if (onPool)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else
            Execute();
    }

    public void Execute()
    {
        lock (_lock)
            Send();
    }

    public void Dispose() => _socket.Dispose();

    private void Send()
    {
        if (!_sending.IsCompleted)
        {
            _skipped++;
            return;
        }

        var send = _socket.SendAsync(Append.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
        _sending = send.IsCompletedSuccessfully ? Task.CompletedTask : send.AsTask();
        _up.Add(Stopwatch.GetElapsedTime(_due - LoadRoom.Period));
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(_received.AsMemory(), CancellationToken.None).ConfigureAwait(false);
                if (read.EndOfMessage)
                    _messages++;
            }
        }
        catch (Exception over) when (over is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The run is over.
        }
    }
}
