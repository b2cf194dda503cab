using System.Diagnostics;
using Akka.Annotations;

namespace Akka.Util;

/// <summary>
/// Tokens that come at a fixed rate, up to a capacity; it starts full. An offer of more than there is takes tokens of the future and
/// tells how long to wait for them.
/// </summary>
[InternalApi]
public abstract class TokenBucket
{
    private readonly long _capacity;
    private readonly long _ticksBetweenTokens;
    private long _tokens;
    private long _lastUpdate;

    /// <param name="capacity">The most tokens it holds, at least 0.</param>
    /// <param name="ticksBetweenTokens">The time between two tokens, in ticks of <see cref="CurrentTime"/>, at least 1.</param>
    protected TokenBucket(long capacity, long ticksBetweenTokens)
    {
        if (capacity < 0)
            throw new ArgumentException($"Capacity is {capacity}: it must be non-negative", nameof(capacity));
        if (ticksBetweenTokens <= 0)
            throw new ArgumentException($"Time between tokens is {ticksBetweenTokens} ticks: it must be larger than zero", nameof(ticksBetweenTokens));
        _capacity = capacity;
        _ticksBetweenTokens = ticksBetweenTokens;
    }

    /// <summary>The clock, in ticks; it may wrap around.</summary>
    public abstract long CurrentTime { get; }

    /// <summary>Fills the bucket; to be called once before the first offer.</summary>
    public void Init()
    {
        _tokens = _capacity;
        _lastUpdate = CurrentTime;
    }

    /// <summary>Takes tokens.</summary>
    /// <param name="cost">How many, at least 0; more than the capacity is allowed.</param>
    /// <returns>How many ticks to wait until they are there; 0 when they are there now.</returns>
    public long Offer(long cost)
    {
        if (cost < 0)
            throw new ArgumentException($"Cost is {cost}: it must be non-negative", nameof(cost));
        var now = CurrentTime;
        var elapsed = unchecked(now - _lastUpdate);
        var arrived = elapsed / _ticksBetweenTokens;
        if (arrived > 0)
        {
            // Tokens above the capacity are lost; the grid of their arrival stays.
            _tokens = Math.Min(_tokens + arrived, _capacity);
            _lastUpdate = unchecked(_lastUpdate + (arrived * _ticksBetweenTokens));
        }

        _tokens -= cost;
        return _tokens >= 0 ? 0 : (-_tokens * _ticksBetweenTokens) - unchecked(now - _lastUpdate);
    }
}

/// <summary>A bucket on the system's monotonic clock.</summary>
public sealed class TickTimeTokenBucket : TokenBucket
{
    /// <param name="capacity">The most tokens it holds, at least 0.</param>
    /// <param name="period">The time between two tokens, in ticks of 100 ns, at least 1.</param>
    public TickTimeTokenBucket(long capacity, long period)
        : base(capacity, period)
    {
    }

    /// <summary>In ticks of 100 ns.</summary>
    public override long CurrentTime => Stopwatch.GetElapsedTime(0).Ticks;
}
