namespace Akka.TestKit;

/// <summary>A point that a number of threads wait at for each other; it can be used again and again.</summary>
public class TestBarrier
{
    [Obsolete("akka.test.default-timeout is used")]
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly TestKitBase _testKit;
    private readonly int _count;
    private readonly TimeSpan _defaultTimeout;
    private Barrier _barrier;

    public TestBarrier(TestKitBase testKit, int count, TimeSpan? defaultTimeout = null)
    {
        _testKit = testKit;
        _count = count;
        _defaultTimeout = defaultTimeout ?? testKit.TestKitSettings.DefaultTimeout;
        _barrier = new Barrier(count);
    }

    /// <summary>Waits for the others, at most the default timeout.</summary>
    public void Await() => Await(_defaultTimeout);

    /// <summary>Waits for the others, at most this time (dilated).</summary>
    /// <exception cref="TimeoutException">The others did not come.</exception>
    public void Await(TimeSpan timeout)
    {
        if (!_barrier.SignalAndWait(_testKit.Dilated(timeout)))
            throw new TimeoutException($"Fewer than {_count} threads came to the barrier within {timeout}");
    }

    /// <summary>Begins anew, without the threads that have come.</summary>
    public void Reset() => _barrier = new Barrier(_count);
}
