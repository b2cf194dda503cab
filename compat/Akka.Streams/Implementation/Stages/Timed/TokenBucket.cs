namespace Akka.Streams.Implementation.Stages;

/// <summary>Tokens that come at a fixed rate, up to a capacity. Starts full.</summary>
internal sealed class TokenBucket
{
    private readonly long _capacity;
    private readonly long _ticksPerToken;
    private readonly Func<TimeSpan> _now;
    private long _tokens;
    private long _lastUpdate;

    /// <summary>One token comes every <paramref name="ticksPerToken"/> of 100 ns.</summary>
    public TokenBucket(long capacity, long ticksPerToken, Func<TimeSpan> now)
    {
        _capacity = capacity;
        _ticksPerToken = Math.Max(1, ticksPerToken);
        _now = now;
        _tokens = capacity;
        _lastUpdate = now().Ticks;
    }

    /// <summary>Takes tokens. Returns how long to wait until they are there; they are taken in any case.</summary>
    public TimeSpan Take(long cost)
    {
        var now = _now().Ticks;
        var elapsed = now - _lastUpdate;
        if (elapsed > 0)
        {
            var come = elapsed / _ticksPerToken;
            if (come >= _capacity - _tokens)
            {
                _tokens = _capacity;
                _lastUpdate = now;
            }
            else
            {
                _tokens += come;
                _lastUpdate += come * _ticksPerToken;
            }
        }

        if (cost <= _tokens)
        {
            _tokens -= cost;
            return TimeSpan.Zero;
        }

        var ready = _lastUpdate + ((cost - _tokens) * _ticksPerToken);
        _tokens = 0;
        _lastUpdate = ready;
        return TimeSpan.FromTicks(Math.Max(0, ready - now));
    }
}
