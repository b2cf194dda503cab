using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

/// <summary>An outlet's handler that ends the stage when downstream cancels.</summary>
public abstract class OutHandler : IOutHandler
{
    public abstract void OnPull();

    public virtual void OnDownstreamFinish(Exception cause) => GraphInterpreter.Current.Active.CancelStage(cause);
}
