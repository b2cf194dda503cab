using Akka.Actor;
using Akka.Util;

namespace Akka.Pattern;

/// <summary>
/// Guards calls to something that may be down: after <see cref="MaxFailures"/> failures in a row it opens and refuses calls for
/// <see cref="ResetTimeout"/>; then one call may try, which closes it by success and opens it again by failure.
/// A call that takes longer than <see cref="CallTimeout"/> has failed.
/// </summary>
public partial class CircuitBreaker
{
    private static readonly TimeSpan NoMaximum = TimeSpan.FromDays(36500);

    private readonly Lock _gate = new();
    private volatile CircuitState _state = new ClosedCircuit();
    private TimeSpan _nextResetTimeout;
    private long _failures;

    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, NoMaximum, 1.0)
    {
    }

    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout, TimeSpan maxResetTimeout, double exponentialBackoffFactor)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, maxResetTimeout, exponentialBackoffFactor, 0.0)
    {
    }

    /// <param name="scheduler">Measures call and reset timeouts.</param>
    /// <param name="maxFailures">How many failures in a row open the breaker.</param>
    /// <param name="callTimeout">How long a call may take; infinite for no limit.</param>
    /// <param name="resetTimeout">How long the breaker stays open at first.</param>
    /// <param name="maxResetTimeout">How long it stays open at most.</param>
    /// <param name="exponentialBackoffFactor">The growth of the reset timeout each time the trial call fails, at least 1.</param>
    /// <param name="randomFactor">The part of the reset timeout, 0 to 1, up to which a random time is added.</param>
    /// <exception cref="ArgumentException">A factor is out of its range.</exception>
    public CircuitBreaker(
        IScheduler scheduler,
        int maxFailures,
        TimeSpan callTimeout,
        TimeSpan resetTimeout,
        TimeSpan maxResetTimeout,
        double exponentialBackoffFactor,
        double randomFactor)
    {
        if (exponentialBackoffFactor < 1.0)
            throw new ArgumentException($"{nameof(exponentialBackoffFactor)} is {exponentialBackoffFactor}: it must be >= 1.0", nameof(exponentialBackoffFactor));
        if (randomFactor is < 0.0 or > 1.0)
            throw new ArgumentException($"{nameof(randomFactor)} is {randomFactor}: it must be between 0.0 and 1.0", nameof(randomFactor));
        Scheduler = scheduler;
        MaxFailures = maxFailures;
        CallTimeout = callTimeout;
        ResetTimeout = _nextResetTimeout = resetTimeout;
        MaxResetTimeout = maxResetTimeout;
        ExponentialBackoffFactor = exponentialBackoffFactor;
        RandomFactor = randomFactor;
    }

    public IScheduler Scheduler { get; }

    public int MaxFailures { get; }

    public TimeSpan CallTimeout { get; }

    public TimeSpan ResetTimeout { get; }

    public TimeSpan MaxResetTimeout { get; }

    public double ExponentialBackoffFactor { get; }

    public double RandomFactor { get; }

    /// <summary>The failures since the last success.</summary>
    public long CurrentFailureCount => Volatile.Read(ref _failures);

    /// <summary>The failure counted last; null after a success.</summary>
    public Exception LastCaughtException { get; private set; }

    public bool IsClosed => _state is ClosedCircuit;

    public bool IsOpen => _state is OpenCircuit;

    public bool IsHalfOpen => _state is HalfOpenCircuit;

    public static CircuitBreaker Create(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout) =>
        new(scheduler, maxFailures, callTimeout, resetTimeout);

    /// <summary>A new breaker whose reset timeout doubles, up to <paramref name="maxResetTimeout"/>, as long as trial calls fail.</summary>
    public CircuitBreaker WithExponentialBackoff(TimeSpan maxResetTimeout) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, maxResetTimeout, 2.0, RandomFactor);

    /// <summary>A new breaker that adds up to that part, 0 to 1, of the reset timeout, so that many breakers do not try at once.</summary>
    public CircuitBreaker WithRandomFactor(double randomFactor) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, MaxResetTimeout, ExponentialBackoffFactor, randomFactor);

    /// <summary>Counts as a successful call; an open breaker stays open.</summary>
    public void Succeed() => Succeeded(_state);

    /// <summary>Counts as a failed call; an open breaker stays as it is.</summary>
    public void Fail() => Failed(_state, new UserCalledFailException());

    private void Succeeded(CircuitState at)
    {
        lock (_gate)
        {
            if (at is OpenCircuit || !ReferenceEquals(at, _state))
                return;
            _failures = 0;
            LastCaughtException = null;
            if (at is not HalfOpenCircuit)
                return;
            _nextResetTimeout = ResetTimeout;
            _state = new ClosedCircuit();
        }

        Notify(_onClose);
    }

    private void Failed(CircuitState at, Exception cause)
    {
        lock (_gate)
        {
            if (at is OpenCircuit || !ReferenceEquals(at, _state))
                return;
            LastCaughtException = cause;
            if (at is ClosedCircuit && ++_failures != MaxFailures)
                return;
            Open();
        }

        Notify(_onOpen);
    }

    private void Open()
    {
        var duration = _nextResetTimeout + (_nextResetTimeout * (RandomFactor * ThreadLocalRandom.Current.NextDouble()));
        var open = new OpenCircuit(Scheduler.MonotonicClock + duration);
        _state = open;
        Scheduler.Advanced.ScheduleOnce(duration, () => TryAgain(open));
        var longer = _nextResetTimeout.TotalMilliseconds * ExponentialBackoffFactor;
        if (longer < MaxResetTimeout.TotalMilliseconds)
            _nextResetTimeout = TimeSpan.FromMilliseconds(longer);
        else if (_nextResetTimeout < MaxResetTimeout)
            _nextResetTimeout = MaxResetTimeout;
    }

    private void TryAgain(OpenCircuit at)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(at, _state))
                return;
            _state = new HalfOpenCircuit();
        }

        Notify(_onHalfOpen);
    }
}
