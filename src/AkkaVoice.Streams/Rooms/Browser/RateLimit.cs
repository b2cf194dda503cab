namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>A token bucket: so many a second in the long run, and so many at once. Safe on any thread.</summary>
/// <param name="perSecond">Tokens a second, more than 0.</param>
/// <param name="burst">Tokens it holds when full, 1 or more.</param>
/// <param name="time">Its clock.</param>
public sealed class RateLimit(double perSecond, double burst, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _taken;
    private long _last;

    /// <summary>Takes a token.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryTake()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _taken = Math.Max(0, _taken - (time.GetElapsedTime(_last, now).TotalSeconds * perSecond));
            _last = now;
            if (_taken > burst - 1)
                return false;
            _taken++;
            return true;
        }
    }
}
