namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>Asks the browser for a sign of life, and knows how long it takes to come. For one thread at a time but for <see cref="Time"/>.</summary>
internal sealed class RoundTrip(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, long> _asked = [];
    private long _oldest;
    private int _next;
    private TimeSpan _time;

    /// <summary>Way there and back, of the latest answer; 0 before the first.</summary>
    public TimeSpan Time
    {
        get
        {
            lock (_lock)
                return _time;
        }
    }

    /// <summary>How long the oldest question has waited for its answer; 0 when none does.</summary>
    public TimeSpan Waiting
    {
        get
        {
            lock (_lock)
                return _asked.Count == 0 ? TimeSpan.Zero : time.GetElapsedTime(_oldest);
        }
    }

    /// <returns>The number of a new question.</returns>
    public int Ask()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_asked.Count == 0)
                _oldest = now;
            _asked[++_next] = now;
            return _next;
        }
    }

    /// <returns>Whether the answered question was ever asked, and not answered before.</returns>
    public bool Answer(int number)
    {
        lock (_lock)
        {
            if (!_asked.Remove(number, out var asked))
                return false;
            _time = time.GetElapsedTime(asked);
            // The socket keeps order: whoever answers this one has seen those before it.
            foreach (var earlier in _asked.Keys.Where(key => key < number).ToArray())
                _asked.Remove(earlier);
            if (_asked.Count > 0)
                _oldest = _asked.Values.Min();
            return true;
        }
    }
}
