using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Logic of a built-in stage with one inlet.</summary>
internal abstract class SinkLogic<TIn> : ReceiverLogic<TIn>, IInHandler
{
    protected SinkLogic() : base(1, 0)
    {
    }

    protected bool InAvailable => (In.State & Connection.Full) != 0;

    protected bool InClosed => (In.State & Connection.InDone) != 0;

    protected bool InPulled => (In.State & Connection.Asked) != 0 && !InClosed;

    internal sealed override object DefaultHandler => this;

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

/// <summary>Logic of a sink whose value is a task that tells how the stream ended.</summary>
internal abstract class TaskSinkLogic<TIn, TResult> : SinkLogic<TIn>
{
    private readonly TaskCompletionSource<TResult> _result = new(new SinkAudience(), TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Result => _result.Task;

    public override void PreStart() => Pull();

    public override void OnUpstreamFailure(Exception e)
    {
        if (_result.Task.AsyncState is SinkAudience { IsNobody: true })
            Interpreter.ReportUnheard(e);
        _result.TrySetException(e);
        FailStage(e);
    }

    /// <summary>Answers whoever waits, also when the stream was cut off.</summary>
    public override void PostStop()
    {
        if (!_result.Task.IsCompleted)
            _result.TrySetException(new AbruptStageTerminationException(this));
    }

    protected void Succeed(TResult result) => _result.TrySetResult(result);

    protected void Fault(Exception cause) => _result.TrySetException(cause);
}
