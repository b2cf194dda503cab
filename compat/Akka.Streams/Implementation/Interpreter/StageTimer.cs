using Akka.Actor;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Interpreter;

/// <summary>One timer of a stage: the scheduler's thread counts, the island's thread delivers.</summary>
internal sealed class StageTimer : IslandSignal
{
    private readonly TimerGraphStageLogic _logic;
    private readonly Action<StageTimer> _fired;
    private int _pending;

    public StageTimer(TimerGraphStageLogic logic, object key, bool isRepeating)
    {
        _logic = logic;
        _fired = logic.Fired;
        Key = key;
        IsRepeating = isRepeating;
    }

    public object Key { get; }

    public bool IsRepeating { get; }

    public bool IsCancelled { get; private set; }

    public ICancelable Handle { get; set; }

    public void Cancel()
    {
        IsCancelled = true;
        Handle?.Cancel();
    }

    /// <summary>Called by the scheduler.</summary>
    public void Fire()
    {
        if (Interlocked.Increment(ref _pending) == 1)
            _logic.Interpreter.Island.Signal(this);
    }

    public override GraphInterpreter Run()
    {
        var interpreter = _logic.Interpreter;
        interpreter.RunAsync(_logic, _fired, this);
        if (Interlocked.Decrement(ref _pending) > 0)
            interpreter.Island.Signal(this);
        return interpreter;
    }
}
