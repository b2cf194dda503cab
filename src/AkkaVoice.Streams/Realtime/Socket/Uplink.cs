using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>
/// What waits to be sent over a connection, filled by any thread and emptied by the connection. Commands overtake microphone audio,
/// except those that speak of the audio before them. Live audio beyond the limit pushes out the oldest; commands are never
/// dropped.
/// </summary>
internal sealed class Uplink(int maxLiveSamples)
{
    // Somebody who decides may well send a hundred commands at once (seeding a conversation), not ten thousand.
    private const int MostCommands = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<RealtimeCommand> _urgent = new();
    private readonly Queue<UplinkEntry> _ordered = new();
    private readonly SentAudio _sent = new();
    private Action? _onAvailable;
    private bool _isWaiting;
    private bool _isPlugged;
    private long? _first;
    private int _liveSamples;
    private string? _closeReason;

    /// <summary>Why the end was asked for; null as long as it was not.</summary>
    public string? CloseReason
    {
        get
        {
            lock (_lock)
                return _closeReason;
        }
    }

    /// <summary>Says who empties the queue, and how to call it when there is something.</summary>
    public void Open(Action onAvailable)
    {
        lock (_lock)
            _onAvailable = onAvailable;
    }

    public void Plug()
    {
        lock (_lock)
            _isPlugged = true;
    }

    public void Send(RealtimeCommand command)
    {
        lock (_lock)
        {
            if (_closeReason is not null)
                return;
            if (command is CommitInput or ClearInput)
                _ordered.Enqueue(new UplinkEntry(command, null));
            else
                _urgent.Enqueue(command);
            if (_urgent.Count + _ordered.Count > MostCommands)
                CloseLocked("too many commands wait: the server takes none");
        }

        Wake();
    }

    /// <returns>Samples of older live audio that were dropped.</returns>
    public int Append(AudioFrame frame, bool replayed)
    {
        var dropped = 0;
        lock (_lock)
        {
            _first ??= frame.Position;
            if (_closeReason is not null || !_isPlugged)
            {
                frame.Dispose();
                return 0;
            }

            _ordered.Enqueue(new UplinkEntry(null, frame, replayed));
            if (!replayed)
                _liveSamples += frame.SampleCount;
            while (_liveSamples > maxLiveSamples)
                dropped += DropOldestLive();
        }

        Wake();
        return dropped;
    }

    /// <summary>Takes what is to be sent next; the caller owns the frame.</summary>
    /// <returns>False when there is nothing; <see cref="Open"/>'s callback is then called once when there is.</returns>
    public bool TryTake(out UplinkEntry entry)
    {
        lock (_lock)
        {
            if (_urgent.TryDequeue(out var command))
            {
                entry = new UplinkEntry(command, null);
                return true;
            }

            if (_ordered.TryDequeue(out entry))
            {
                if (entry.Frame is { } frame)
                    _sent.Add(frame.Position, frame.SampleCount);
                else
                    Mark(entry.Command!, _sent.Next ?? _first);
                if (entry.IsLive)
                    _liveSamples -= entry.Frame!.SampleCount;
                return true;
            }

            _isWaiting = true;
            return false;
        }
    }

    public long? Unplug()
    {
        lock (_lock)
        {
            _isPlugged = false;
            var next = _sent.Next ?? _first;
            if (DropAudio() is { } first)
                next = first;
            return next;
        }
    }

    public long? PositionAt(long sentSamples)
    {
        lock (_lock)
            return _sent.PositionAt(sentSamples);
    }

    public long? PositionOf(string commandId)
    {
        lock (_lock)
            return _sent.PositionOf(commandId);
    }

    /// <summary>Asks for the end: microphone audio is forgotten, commands still go out.</summary>
    public void Close(string reason)
    {
        lock (_lock)
            CloseLocked(reason);
        Wake();
    }

    private void CloseLocked(string reason)
    {
        _closeReason ??= reason;
        DropAudio();
    }

    /// <returns>Where the first forgotten sample lies; null when there was none.</returns>
    private long? DropAudio()
    {
        long? first = null;
        var next = _sent.Next ?? _first;
        for (var n = _ordered.Count; n > 0; n--)
        {
            var entry = _ordered.Dequeue();
            if (entry.Frame is { } frame)
            {
                first ??= frame.Position;
                next = frame.Position + frame.SampleCount;
                frame.Dispose();
            }
            else
            {
                Mark(entry.Command!, next);
                _ordered.Enqueue(entry);
            }
        }

        _liveSamples = 0;
        return first;
    }

    private void Mark(RealtimeCommand command, long? position)
    {
        if (command.Id is { } id && position is { } known && _sent.PositionOf(id) is null)
            _sent.Mark(id, known);
    }

    // Only in a stall, and then a hundred entries or so: going round the queue once is cheap enough.
    private int DropOldestLive()
    {
        var dropped = 0;
        for (var n = _ordered.Count; n > 0; n--)
        {
            var entry = _ordered.Dequeue();
            if (dropped == 0 && entry.IsLive)
            {
                dropped = entry.Frame!.SampleCount;
                entry.Frame.Dispose();
            }
            else
            {
                _ordered.Enqueue(entry);
            }
        }

        _liveSamples -= dropped;
        return dropped;
    }

    private void Wake()
    {
        Action? onAvailable;
        lock (_lock)
        {
            if (!_isWaiting)
                return;
            _isWaiting = false;
            onAvailable = _onAvailable;
        }

        onAvailable?.Invoke();
    }
}
