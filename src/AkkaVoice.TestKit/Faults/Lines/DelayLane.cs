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
    private TaskCompletionSource? _room;
    private TimeSpan _lastDue;
    private long _order;
    private long _bytes;
    private bool _isPumping;
    private bool _isClosed;

    public DelayLane(TimeProvider time, Func<Parcel, ValueTask> deliver)
    {
        (_time, _deliver, _start) = (time, deliver, time.GetTimestamp());
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
                : (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
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
        lock (_lock)
        {
            if (_isClosed)
                return;
            Shut();
        }

        _ = DeliverAsync(last);
    }

    public void Dispose()
    {
        lock (_lock)
            Shut();
        _timer.Dispose();
    }

    private void Shut()
    {
        _isClosed = true;
        _waiting.Clear();
        _room?.TrySetResult();
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
            {
                _room?.TrySetResult();
                _room = null;
            }

            _isPumping = true;
            return parcel;
        }
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
