using System.Collections.Concurrent;
using Akka.Dispatch;

namespace AkkaVoice.Testing.Time;

/// <summary>
/// Runs actors and streams on one thread, the one that moves the clock. What that thread sends is handled when <c>Tell</c> returns; what comes from
/// another thread, such as the answer of a tool that awaited something, waits for <see cref="Run"/>. Before the first <see cref="Bind"/> and
/// after <see cref="Release"/> every thread runs what it sends.
/// </summary>
internal sealed class ClockThreadDispatcher(MessageDispatcherConfigurator configurator) : MessageDispatcher(configurator)
{
    private readonly ConcurrentQueue<IRunnable> _waiting = new();
    private volatile int _thread;

    /// <summary>Whether something from another thread waits.</summary>
    public bool HasWork => !_waiting.IsEmpty;

    /// <summary>From here on the calling thread is the clock's.</summary>
    public void Bind() => _thread = Environment.CurrentManagedThreadId;

    /// <summary>Handles what other threads sent. Only on the clock's thread.</summary>
    public void Run()
    {
        while (_waiting.TryDequeue(out var run))
            run.Run();
    }

    /// <summary>There is no clock's thread any more.</summary>
    public void Release()
    {
        _thread = 0;
        Run();
    }

    protected override void ExecuteTask(IRunnable run)
    {
        if (_thread is var thread && (thread == 0 || thread == Environment.CurrentManagedThreadId))
            run.Run();
        else
            _waiting.Enqueue(run);
    }

    /// <summary>Nothing to free: there are no threads.</summary>
    protected override void Shutdown()
    {
    }
}
