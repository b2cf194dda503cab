using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>
/// The assistant's audio between a connection and the session that it is plugged into, apart from events so that neither waits
/// for the other. Filled by the connection's thread, emptied by the session's. Bounded in bytes: a response that exceeds it
/// loses its rest.
/// </summary>
internal sealed class AssistantLane(int maxBytes)
{
    private readonly Lock _lock = new();
    private readonly Queue<AssistantAudio> _entries = new();
    private readonly List<AudioTag> _openItems = [];
    private Action? _onAvailable;
    private bool _isWaiting;
    private bool _isClosed;
    private string? _overflowed;
    private int _bytes;

    /// <summary>Says who empties the lane.</summary>
    public void Attach(Action onAvailable)
    {
        lock (_lock)
        {
            _onAvailable = onAvailable;
            _isWaiting = true;
        }

        Wake();
    }

    public void Add(AudioFrame frame)
    {
        lock (_lock)
        {
            if (frame.Tag is not { } tag || _isClosed || tag.ResponseId == _overflowed)
            {
                frame.Dispose();
                return;
            }

            if (_bytes + frame.Bytes.Length > maxBytes)
                Overflow(frame, tag);
            else
                Enqueue(frame, tag);
        }

        Wake();
    }

    /// <summary>The model has sent all audio of an item.</summary>
    public void EndItem(AudioTag item)
    {
        lock (_lock)
        {
            if (!_openItems.Remove(item))
                return;
            _entries.Enqueue(new AssistantAudio(AssistantAudioKind.ItemEnd, item));
        }

        Wake();
    }

    public bool TryTake(out AssistantAudio entry)
    {
        lock (_lock)
        {
            _isWaiting = !_entries.TryDequeue(out entry);
            if (entry.Frame is { } frame)
                _bytes -= frame.Bytes.Length;
            return !_isWaiting;
        }
    }

    /// <summary>Takes no more audio; items that were still open end where they are.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            foreach (var item in _openItems)
                _entries.Enqueue(new AssistantAudio(AssistantAudioKind.ItemEnd, item));
            _openItems.Clear();
            if (_onAvailable is null)
                Discard();
        }

        Wake();
    }

    // Nobody was ever plugged in who would take it.
    private void Discard()
    {
        while (_entries.TryDequeue(out var entry))
            entry.Frame?.Dispose();
        _bytes = 0;
    }

    private void Enqueue(AudioFrame frame, AudioTag tag)
    {
        // The same object for all frames of an item, and the last item nearly always: no text is compared.
        if (_openItems.Count == 0 || !ReferenceEquals(_openItems[^1], tag))
        {
            _openItems.Remove(tag);
            _openItems.Add(tag);
        }

        _bytes += frame.Bytes.Length;
        _entries.Enqueue(new AssistantAudio(AssistantAudioKind.Frame, tag, frame));
    }

    private void Overflow(AudioFrame frame, AudioTag tag)
    {
        _overflowed = tag.ResponseId;
        _entries.Enqueue(new AssistantAudio(AssistantAudioKind.Overflow, tag, DroppedSamples: frame.SampleCount));
        frame.Dispose();
    }

    private void Wake()
    {
        Action? onAvailable;
        lock (_lock)
        {
            if (!_isWaiting || _entries.Count == 0)
                return;
            _isWaiting = false;
            onAvailable = _onAvailable;
        }

        onAvailable?.Invoke();
    }
}
