namespace AkkaVoice.Testing.Faults.Lines;

/// <summary>
/// One direction of a line: gives each parcel out at its time, one after the other. Without delays a parcel is delivered on the thread that
/// brought it, so that in memory a test stays on one thread.
/// </summary>
internal sealed class DelayLane : IDisposable
{
    private const int RoomBytes = 64 << 10;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<Parcel, (TimeSpan Due, long Order)> _waiting = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Func<Parcel, ValueTask> _deliver;
    private readonly ITimer _timer;
    private readonly TaskCreationOptions _resuming;
    private TaskCompletionSource? _room;
    private TimeSpan _lastDue;
    private long _order;
    private long _bytes;
    private bool _isPumping;
    private bool _isClosed;

    /// <param name="time">The clock of delays.</param>
    /// <param name="deliver">Takes a parcel at its time.</param>
    /// <param name="staysOnThread">Whether one who waited for room goes on on the thread that made it, and not on one of the pool.</param>
    public DelayLane(TimeProvider time, Func<Parcel, ValueTask> deliver, bool staysOnThread)
    {
        (_time, _deliver, _start) = (time, deliver, time.GetTimestamp());
        _resuming = staysOnThread ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously;
        _timer = time.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Takes a parcel.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="after">Comes so much later than now, and never before those taken earlier.</param>
    /// <param name="takes">How long the line is busy with it.</param>
    /// <param name="overtaken">Others may overtake it.</param>
    /// <returns>Completes when there is room for more.</returns>
    public Task Take(Parcel parcel, TimeSpan after = default, TimeSpan takes = default, bool overtaken = false)
    {
        Task room;
        lock (_lock)
        {
            if (_isClosed)
                return Task.CompletedTask;
            var due = Now + after;
            if (!overtaken)
                due = _lastDue = (due > _lastDue ? due : _lastDue) + takes;
            _waiting.Enqueue(parcel, (due, _order++));
            _bytes += parcel.Bytes.Length;
            room = _bytes <= RoomBytes ? Task.CompletedTask
                : (_room ??= new TaskCompletionSource(_resuming)).Task;
        }

        Pump();
        return room;
    }

    /// <summary>Gives nothing out for a while that is taken from here on.</summary>
    public void Pause(TimeSpan duration)
    {
        lock (_lock)
            _lastDue = Now + duration > _lastDue ? Now + duration : _lastDue;
    }

    /// <summary>Gives a last parcel out at once, and nothing after it.</summary>
    public void Finish(Parcel last)
    {
        TaskCompletionSource? room;
        lock (_lock)
        {
            if (_isClosed)
                return;
            room = Shut();
        }

        _ = DeliverAsync(last);
        room?.TrySetResult();
    }

    public void Dispose()
    {
        TaskCompletionSource? room;
        lock (_lock)
            room = Shut();
        _timer.Dispose();
        room?.TrySetResult();
    }

    // What is waited for is completed outside the lock: who goes on may take it.
    private TaskCompletionSource? Shut()
    {
        _isClosed = true;
        _waiting.Clear();
        return TakeRoom();
    }

    private TaskCompletionSource? TakeRoom()
    {
        var room = _room;
        _room = null;
        return room;
    }

    private void Pump() => _ = PumpAsync();

    private async Task PumpAsync()
    {
        while (Next() is { } parcel)
        {
            await DeliverAsync(parcel).ConfigureAwait(false);
            lock (_lock)
                _isPumping = false;
        }
    }

    private Parcel? Next()
    {
        Parcel next;
        TaskCompletionSource? room = null;
        lock (_lock)
        {
            if (_isPumping || !_waiting.TryPeek(out var parcel, out var key))
                return null;
            if (key.Due > Now)
            {
                _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling((key.Due - Now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                return null;
            }

            _waiting.Dequeue();
            _bytes -= parcel.Bytes.Length;
            if (_bytes <= RoomBytes)
                room = TakeRoom();
            _isPumping = true;
            next = parcel;
        }

        room?.TrySetResult();
        return next;
    }

    private async Task DeliverAsync(Parcel parcel)
    {
        try
        {
            await _deliver(parcel).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or System.Net.WebSockets.WebSocketException
            or System.Net.Sockets.SocketException or OperationCanceledException)
        {
            // Whoever should have got it has gone: nothing of it can be told on this line.
            Dispose();
        }
    }
}
