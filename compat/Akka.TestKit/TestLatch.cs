namespace Akka.TestKit;

/// <summary>Opens after a number of signals; threads wait for it.</summary>
public class TestLatch
{
    [Obsolete("akka.test.default-timeout is used")]
    public static readonly TimeSpan DefaultTimeout = Fallback;

    private static readonly TimeSpan Fallback = TimeSpan.FromSeconds(5);

    private readonly CountdownEvent _signals;
    private readonly TimeSpan _defaultTimeout;
    private readonly Func<TimeSpan, TimeSpan> _dilate;

    public TestLatch() : this(1)
    {
    }

    public TestLatch(int count) : this(count, Fallback)
    {
    }

    public TestLatch(int count, TimeSpan defaultTimeout) : this(timeout => timeout, defaultTimeout, count)
    {
    }

    protected internal TestLatch(Func<TimeSpan, TimeSpan> dilate, TimeSpan defaultTimeout, int count)
    {
        _dilate = dilate;
        _defaultTimeout = defaultTimeout;
        _signals = new CountdownEvent(count);
    }

    public bool IsOpen => _signals.CurrentCount == 0;

    public void CountDown() => _signals.Signal();

    /// <summary>Gives all signals at once.</summary>
    public void Open()
    {
        while (!IsOpen)
            CountDown();
    }

    /// <summary>Closes the latch again, with the number of signals it began with.</summary>
    public void Reset() => _signals.Reset();

    /// <summary>Waits until the latch is open.</summary>
    /// <exception cref="TimeoutException">It did not open in time (dilated).</exception>
    public void Ready(TimeSpan timeout)
    {
        if (timeout < TimeSpan.Zero)
            throw new ArgumentException("A TestLatch cannot be waited for without a limit in time.", nameof(timeout));
        if (!_signals.WaitHandle.WaitOne(_dilate(timeout)))
            throw new TimeoutException($"Timeout of {timeout}");
    }

    /// <summary>Waits until the latch is open, at most the default timeout.</summary>
    public void Ready() => Ready(_defaultTimeout);
}
