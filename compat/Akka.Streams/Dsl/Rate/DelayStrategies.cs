using Akka.Annotations;

namespace Akka.Streams.Dsl;

/// <summary>Says how long each element is held back. One strategy belongs to one run, so it may keep state.</summary>
public interface IDelayStrategy<T>
{
    /// <summary>How long this element waits; zero or less for not at all.</summary>
    TimeSpan NextDelay(T element);
}

/// <summary>The same delay for every element.</summary>
public class FixedDelay<T> : IDelayStrategy<T>
{
    private readonly TimeSpan _delay;

    public FixedDelay(TimeSpan delay)
    {
        _delay = delay;
    }

    public TimeSpan NextDelay(T element) => _delay;
}

/// <summary>A delay that grows with every element that asks for it and falls back to the initial one with any other.</summary>
public class LinearIncreasingDelay<T> : IDelayStrategy<T>
{
    private readonly TimeSpan _increaseStep;
    private readonly Func<T, bool> _needsIncrease;
    private readonly TimeSpan _initialDelay;
    private readonly TimeSpan _maxDelay;
    private TimeSpan _delay;

    /// <param name="increaseStep">How much the delay grows; more than zero.</param>
    /// <param name="needsIncrease">Whether the delay grows with this element.</param>
    /// <param name="initialDelay">The delay before anything has grown.</param>
    /// <param name="maxDelay">The longest delay; longer than the initial one.</param>
    /// <exception cref="ArgumentException">A step that is not positive, or a maximum that is not above the initial delay.</exception>
    [ApiMayChange]
    public LinearIncreasingDelay(TimeSpan increaseStep, Func<T, bool> needsIncrease, TimeSpan initialDelay, TimeSpan maxDelay)
    {
        if (increaseStep <= TimeSpan.Zero)
            throw new ArgumentException($"The step must be positive, but is {increaseStep}", nameof(increaseStep));
        if (maxDelay <= initialDelay)
            throw new ArgumentException($"The longest delay must be above the initial delay of {initialDelay}, but is {maxDelay}", nameof(maxDelay));
        _increaseStep = increaseStep;
        _needsIncrease = needsIncrease;
        _initialDelay = initialDelay;
        _maxDelay = maxDelay;
        _delay = initialDelay;
    }

    public TimeSpan NextDelay(T element)
    {
        if (!_needsIncrease(element))
            _delay = _initialDelay;
        else if (_delay < _maxDelay - _increaseStep)
            _delay += _increaseStep;
        else
            _delay = _maxDelay;
        return _delay;
    }
}
