using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

/// <summary>A handler for one inlet and one outlet, with the usual defaults for their ends.</summary>
public abstract class InAndOutHandler : IInHandler, IOutHandler
{
    public abstract void OnPush();

    public virtual void OnUpstreamFinish() => GraphInterpreter.Current.Active.CompleteStage();

    public virtual void OnUpstreamFailure(Exception e) => GraphInterpreter.Current.Active.FailStage(e);

    public abstract void OnPull();

    public virtual void OnDownstreamFinish(Exception cause) => GraphInterpreter.Current.Active.CancelStage(cause);
}
