using Akka.Event;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Interpreter;

internal sealed partial class GraphInterpreter
{
    /// <summary>How long, in events, stages may deal with the end of their island.</summary>
    private const int EventsAfterAbort = 1000;

    /// <summary>Starts all stages, in the order of the graph.</summary>
    public void Initialize()
    {
        IsInitialized = true;
        var outer = _current;
        _current = this;
        try
        {
            foreach (var logic in _logics)
            {
                Active = logic;
                try
                {
                    logic.BeforePreStart();
                    logic.PreStart();
                }
                catch (Exception cause)
                {
                    Island.Log.Error(cause, "Error during PreStart in [{0}]", logic.StageName);
                    logic.FailStage(cause);
                }

                logic.FinishIfClosed();
            }

            if (_finished != null)
                FinalizeStages();
        }
        finally
        {
            _current = outer;
        }
    }

    /// <summary>Called when a stage has closed its last port and does not ask to be kept.</summary>
    public void Finished(GraphStageLogic logic) => (_finished ??= []).Add(logic);

    private void FinalizeStages()
    {
        while (_finished is { Count: > 0 } finished)
        {
            _finished = null;
            foreach (var logic in finished)
            {
                if (logic.CanStop)
                    Stop(logic);
            }
        }

        _finished = null;
    }

    private void Stop(GraphStageLogic logic)
    {
        logic.IsStopped = true;
        _running--;
        Active = logic;
        try
        {
            logic.PostStop();
            logic.AfterPostStop();
        }
        catch (Exception cause)
        {
            Island.Log.Error(cause, "Error during PostStop in [{0}]", logic.StageName);
        }
    }

    /// <summary>
    /// Fails what comes from other islands and from outside, lets the stages deal with it, and stops those that still run without telling
    /// their neighbours.
    /// </summary>
    public void Abort(Exception reason)
    {
        _isAborting = true;
        var outer = _current;
        _current = this;
        try
        {
            if (reason != null)
            {
                foreach (var logic in _logics)
                {
                    if (!logic.IsStopped)
                        logic.AbortUpstream(reason);
                }

                Execute(EventsAfterAbort);
            }

            foreach (var logic in _logics)
            {
                if (!logic.IsStopped)
                    Stop(logic);
            }

            _head = _tail = _chasedPush = _chasedPull = null;
            _finished = null;
        }
        finally
        {
            _current = outer;
        }
    }

    /// <summary>Ends the stages of a graph that was never started: only what frees resources or answers waiters runs.</summary>
    public void AbortUnstarted()
    {
        IsInitialized = true;
        Abort(null);
    }
}
