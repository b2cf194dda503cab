using System.Collections.Concurrent;

namespace Akka.Dispatch;

/// <summary>
/// Runs what comes from outside any actor on as many threads of .NET's pool as there are processors, each of which takes one piece of work after
/// the other.
/// </summary>
/// <remarks>
/// The pool alone wakes a further thread with nearly every piece, as long as it has fewer than its minimum. Where little pieces come every
/// millisecond, as frames of many calls do, those threads compete for the same processors, and waking them costs more than their work.
/// A runner that is held up by its work (a receive or a stage that blocks) is not counted, so that others have theirs done: it is
/// noticed after <see cref="Patience"/> to twice that.
/// </remarks>
internal sealed class PoolRunners
{
    private const int Patience = 5;

    // So much at once; then others that wait for the pool have their turn.
    private const int MostAtOnce = 64;

    private readonly ConcurrentQueue<IRunnable> _work = new();
    private readonly Lock _gate = new();
    private readonly Stack<Runner> _resting = new();
    private readonly List<Runner> _all = [];
    private readonly int _regular;
    private readonly Timer _watch;
    private int _running;
    private int _allowed;
    private int _isWatching;

    /// <param name="regular">How many threads when none is held up, at least 1.</param>
    public PoolRunners(int regular)
    {
        _allowed = _regular = regular;
        using (ExecutionContext.SuppressFlow())
            _watch = new Timer(static runners => ((PoolRunners)runners).Look(), this, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>Those of this process; two where there is but one processor, so that a piece of work that is held up for a moment holds up nobody.</summary>
    public static PoolRunners Shared { get; } = new(Math.Max(2, Environment.ProcessorCount));

    public void Execute(IRunnable run)
    {
        _work.Enqueue(run);
        // A runner that ends says so and then looks at the work; here it is the other way round, so that one of both sees it.
        Interlocked.MemoryBarrier();
        if (!TryStart() && Interlocked.Exchange(ref _isWatching, 1) == 0)
            _watch.Change(Patience, Timeout.Infinite);
    }

    private bool TryStart()
    {
        if (!TryCount())
            return false;
        Runner runner;
        lock (_gate)
        {
            if (!_resting.TryPop(out runner))
                _all.Add(runner = new Runner(this));
        }

        ThreadPool.UnsafeQueueUserWorkItem(runner, preferLocal: false);
        return true;
    }

    private bool TryCount()
    {
        while (true)
        {
            var running = Volatile.Read(ref _running);
            if (running >= Volatile.Read(ref _allowed))
                return false;
            if (Interlocked.CompareExchange(ref _running, running + 1, running) == running)
                return true;
        }
    }

    private void Look()
    {
        var held = 0;
        lock (_gate)
        {
            foreach (var runner in _all)
            {
                if (runner.IsHeldUp())
                    held++;
            }
        }

        Volatile.Write(ref _allowed, _regular + held);
        Interlocked.Exchange(ref _isWatching, 0);
        if (_work.IsEmpty)
            return;
        // No more than are held up: if these block as well, twice as many are allowed next time.
        for (var started = 0; started <= held && TryStart(); started++)
        {
        }

        if (Interlocked.Exchange(ref _isWatching, 1) == 0)
            _watch.Change(Patience, Timeout.Infinite);
    }

    private sealed class Runner(PoolRunners runners) : IThreadPoolWorkItem
    {
        // Odd while a piece of work is being done.
        private long _step;
        private long _seen;

        public void Execute()
        {
            var clean = ExecutionContext.Capture();
            for (var left = MostAtOnce; ; left--)
            {
                if (left == 0)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                    return;
                }

                if (Volatile.Read(ref runners._running) > Volatile.Read(ref runners._allowed) || !runners._work.TryDequeue(out var run))
                {
                    Interlocked.Decrement(ref runners._running);
                    // What came since found this one running.
                    if (runners._work.IsEmpty || !runners.TryCount())
                        break;
                    continue;
                }

                Volatile.Write(ref _step, _step + 1);
                run.Run();
                Volatile.Write(ref _step, _step + 1);
                // As the pool does between two pieces.
                ExecutionContext.Restore(clean);
                if (SynchronizationContext.Current is not null)
                    SynchronizationContext.SetSynchronizationContext(null);
            }

            lock (runners._gate)
                runners._resting.Push(this);
        }

        /// <summary>Whether it is at the same piece of work as when it was last looked at.</summary>
        public bool IsHeldUp()
        {
            var step = Volatile.Read(ref _step);
            var isSame = step == _seen && (step & 1) == 1;
            _seen = step;
            return isSame;
        }
    }
}
