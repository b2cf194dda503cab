using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

/// <summary>A logic that is its own handler for one inlet and one outlet.</summary>
public abstract class InAndOutGraphStageLogic : GraphStageLogic, IInHandler, IOutHandler
{
    protected InAndOutGraphStageLogic(int inCount, int outCount) : base(inCount, outCount)
    {
    }

    protected InAndOutGraphStageLogic(Shape shape) : base(shape)
    {
    }

    public abstract void OnPush();

    public virtual void OnUpstreamFinish() => CompleteStage();

    public virtual void OnUpstreamFailure(Exception e) => FailStage(e);

    public abstract void OnPull();

    public virtual void OnDownstreamFinish(Exception cause) => CancelStage(cause);

    internal override Connection DispatchPush(Connection connection)
    {
        if (connection.InHandler != this)
            return base.DispatchPush(connection);
        OnPush();
        return Interpreter.TakeChased();
    }

    internal override Connection DispatchPull(Connection connection)
    {
        if (connection.OutHandler != this)
            return base.DispatchPull(connection);
        OnPull();
        return Interpreter.TakeChasedAfterPull();
    }
}

/// <summary>A logic that is its own handler for an inlet.</summary>
public abstract class InGraphStageLogic : GraphStageLogic, IInHandler
{
    protected InGraphStageLogic(int inCount, int outCount) : base(inCount, outCount)
    {
    }

    protected InGraphStageLogic(Shape shape) : base(shape)
    {
    }

    public abstract void OnPush();

    public virtual void OnUpstreamFinish() => CompleteStage();

    public virtual void OnUpstreamFailure(Exception e) => FailStage(e);

    internal override Connection DispatchPush(Connection connection)
    {
        if (connection.InHandler != this)
            return base.DispatchPush(connection);
        OnPush();
        return Interpreter.TakeChased();
    }
}

/// <summary>A logic that is its own handler for an outlet.</summary>
public abstract class OutGraphStageLogic : GraphStageLogic, IOutHandler
{
    protected OutGraphStageLogic(int inCount, int outCount) : base(inCount, outCount)
    {
    }

    protected OutGraphStageLogic(Shape shape) : base(shape)
    {
    }

    public abstract void OnPull();

    public virtual void OnDownstreamFinish(Exception cause) => CancelStage(cause);

    internal override Connection DispatchPull(Connection connection)
    {
        if (connection.OutHandler != this)
            return base.DispatchPull(connection);
        OnPull();
        return Interpreter.TakeChasedAfterPull();
    }
}
