using Akka.Event;
using Akka.Pattern;
using Akka.Streams.Implementation.Stages;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Interpreter;

internal sealed partial class GraphInterpreter
{
    /// <summary>Tells one side of the connection that the other one has ended, if that is pending.</summary>
    private void ProcessEnd(Connection connection, int state)
    {
        if ((state & (Connection.OutDone | Connection.InDone)) == Connection.OutDone)
        {
            connection.State = state | Connection.InDone;
            var logic = connection.InOwner;
            Active = logic;
            logic.PortClosed();
            if ((state & Connection.Failed) == 0)
                connection.InHandler.OnUpstreamFinish();
            else
                connection.InHandler.OnUpstreamFailure(connection.Cause);
        }
        else if ((state & (Connection.OutDone | Connection.InDone)) == Connection.InDone)
        {
            connection.Clear();
            connection.State |= Connection.OutDone;
            var logic = connection.OutOwner;
            Active = logic;
            logic.PortClosed();
            connection.OutHandler.OnDownstreamFinish(connection.Cause);
        }
    }

    /// <summary>The out side has no more elements.</summary>
    public void Complete(Connection connection)
    {
        var state = connection.State;
        if ((state & Connection.OutDone) != 0)
            return;
        if ((state & Connection.Inner) != 0)
            state = StageRun.Dissolve(connection);
        connection.State = state | Connection.OutDone;
        if ((state & (Connection.InDone | Connection.Pushing)) == 0)
            Enqueue(connection);
        connection.OutOwner.PortClosed();
    }

    /// <summary>The out side has failed. An element already pushed is delivered first.</summary>
    public void Fail(Connection connection, Exception cause)
    {
        var state = connection.State;
        if ((state & Connection.OutDone) != 0)
            return;
        if ((state & Connection.Inner) != 0)
            state = StageRun.Dissolve(connection);
        if ((state & Connection.InDone) == 0)
            connection.Cause = cause;
        connection.State = state | Connection.OutDone | Connection.Failed;
        if ((state & (Connection.InDone | Connection.Pushing)) == 0)
            Enqueue(connection);
        connection.OutOwner.PortClosed();
    }

    /// <summary>The in side wants no more elements. One in flight is dropped.</summary>
    public void Cancel(Connection connection, Exception cause)
    {
        var state = connection.State;
        if ((state & Connection.InDone) != 0)
            return;
        if ((state & Connection.Inner) != 0)
            state = StageRun.Dissolve(connection);
        if ((state & Connection.OutDone) == 0)
        {
            connection.Cause = cause;
            connection.Clear();
            connection.State |= Connection.InDone;
            Enqueue(connection);
        }
        else
        {
            connection.Clear();
            connection.State |= Connection.InDone;
        }

        connection.InOwner.PortClosed();
    }

    /// <summary>Runs a callback of a stage outside the chain of events: a timer, an asynchronous result. Throwing fails the stage.</summary>
    public void RunAsync<T>(GraphStageLogic logic, Action<T> handler, T argument)
    {
        if (logic.IsStopped)
            return;
        var outer = _current;
        _current = this;
        Active = logic;
        try
        {
            handler(argument);
        }
        catch (Exception cause) when (IsViolation(logic, cause))
        {
            AbortViolated(cause);
        }
        catch (Exception cause)
        {
            logic.FailStage(cause);
        }
        finally
        {
            if (_finished != null)
                FinalizeStages();
            _current = outer;
        }
    }

    /// <summary>A handler has thrown.</summary>
    private void HandlerThrew(Connection connection, Exception cause)
    {
        QueueChased();
        var logic = _phase switch
        {
            Phase.Push => connection.InOwner,
            Phase.Pull => connection.OutOwner,
            _ => Active,
        };
        if (IsViolation(logic, cause))
            AbortViolated(cause);
        else if (_phase == Phase.Push)
            logic.PushFailed(cause);
        else
            logic.HandlerFailed(cause);
    }

    /// <summary>Whether it is not the stage that has failed but a publisher or subscriber outside of the stream.</summary>
    private static bool IsViolation(GraphStageLogic logic, Exception cause) => logic is IOuterEnd && cause is ISpecViolation;

    /// <summary>With somebody who does not keep to the specification nothing can be ended in order: the whole graph fails.</summary>
    private void AbortViolated(Exception violation)
    {
        if (!_isAborting)
            Abort(new IllegalStateException("Shutting down because of violation of the Reactive Streams specification", violation));
    }

    /// <summary>What was to happen next waits for its turn.</summary>
    public void QueueChased()
    {
        while (TakeChased() is { } pending)
            Enqueue(pending);
    }

    /// <summary>Logs that a handler of the stage has thrown.</summary>
    public void ReportError(GraphStageLogic logic, Exception cause)
    {
        if (!logic.LogsErrors)
            return;
        Reported.TryAdd(cause, ReportedMark);
        Island.Log.Error(cause, "Error in stage [{0}]: {1}", logic.StageName, cause.Message);
    }

    /// <summary>Logs a failure that has come to the end of a stream whose result nobody has, unless a stage has logged it already.</summary>
    public void ReportUnheard(Exception cause)
    {
        if (!Reported.TryGetValue(cause, out _))
            Island.Log.Warning(cause, "Stream failed, and nobody has its result: {0}", cause.Message);
    }

    /// <summary>Which side of a connection runs; tells whose fault an exception is.</summary>
    private enum Phase
    {
        Push,
        Pull,
        End,
    }
}
