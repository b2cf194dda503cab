using AkkaVoice.Actors.Events;

namespace AkkaVoice.Hosting.LiveKit.SideChannel;

/// <summary>
/// What the room is to be told, in the order in which it came up. It holds the latest of each thing and not each change, so that a room
/// which is slow, or away for a while, is not flooded with what is past.
/// </summary>
internal sealed class Outbox
{
    private readonly Lock _lock = new();
    private readonly List<Segment> _segments = [];
    private readonly SemaphoreSlim _something = new(0, 1);
    private AgentState? _state;
    private AgentState? _latest;
    private bool _closed;

    /// <summary>Takes note of the agent's state.</summary>
    public void Put(AgentState state)
    {
        lock (_lock) _state = _latest = state;
        Wake();
    }

    /// <summary>The agent's state is to be told once more, if it was told ever.</summary>
    public void Repeat()
    {
        lock (_lock) _state = _latest;
        Wake();
    }

    /// <summary>A state that could not be told is to be told later, unless there is another.</summary>
    public void PutBack(AgentState state)
    {
        lock (_lock) _state ??= state;
    }

    /// <summary>Takes note of words.</summary>
    public void Put(Speaker role, string itemId, string text, bool final)
    {
        lock (_lock)
        {
            var segment = _segments.Find(one => one.ItemId == itemId);
            // Words that come to nothing make no segment.
            if (segment is null && text.Length == 0) return;
            if (segment is null) _segments.Add(segment = new Segment(role, itemId));
            segment.Put(text, final);
        }

        Wake();
    }

    /// <summary>Nothing more will come.</summary>
    public void Close()
    {
        lock (_lock) _closed = true;
        Wake();
    }

    /// <summary>Waits for something to tell.</summary>
    /// <returns>Whether more may come behind what is there now.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        await _something.WaitAsync(cancellation).ConfigureAwait(false);
        lock (_lock) return !_closed;
    }

    public AgentState? TakeState()
    {
        lock (_lock)
        {
            var state = _state;
            _state = null;
            return state;
        }
    }

    public IReadOnlyList<Segment> Segments()
    {
        lock (_lock) return [.. _segments];
    }

    public void Remove(Segment segment)
    {
        lock (_lock) _segments.Remove(segment);
    }

    /// <summary>Has whoever waits look again.</summary>
    public void Wake()
    {
        lock (_lock)
        {
            if (_something.CurrentCount == 0) _something.Release();
        }
    }
}
