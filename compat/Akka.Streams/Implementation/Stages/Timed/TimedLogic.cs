using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Logic of a built-in stage with one inlet, one outlet and timers. Passes demand and ends on by default.</summary>
internal abstract class TimedLogic<TIn, TOut> : TimerGraphStageLogic, IInHandler, IOutHandler
{
    protected static readonly Inlet<TIn> In = LinearStage<TIn, TOut>.SharedInlet;
    protected static readonly Outlet<TOut> Out = LinearStage<TIn, TOut>.SharedOutlet;

    protected TimedLogic() : base(1, 1)
    {
    }

    /// <summary>Time that has passed on the system's clock, the one its scheduler goes by.</summary>
    protected TimeSpan Now => Interpreter.Island.Materializer.System.Scheduler.MonotonicClock;

    internal sealed override object DefaultHandler => this;

    public abstract void OnPush();

    public virtual void OnPull() => PullIn();

    public virtual void OnUpstreamFinish() => CompleteStage();

    public virtual void OnUpstreamFailure(Exception e) => FailStage(e);

    public virtual void OnDownstreamFinish(Exception cause) => CancelStage(cause);

    /// <summary>Asks upstream for an element, unless it has been asked or has ended.</summary>
    protected void PullIn()
    {
        if (!IsClosed(In) && !HasBeenPulled(In))
            Pull(In);
    }
}
