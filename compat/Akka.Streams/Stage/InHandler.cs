using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Stage;

/// <summary>An inlet's handler that completes the stage when upstream completes and fails it when upstream fails.</summary>
public abstract class InHandler : IInHandler
{
    public abstract void OnPush();

    public virtual void OnUpstreamFinish() => GraphInterpreter.Current.Active.CompleteStage();

    public virtual void OnUpstreamFailure(Exception e) => GraphInterpreter.Current.Active.FailStage(e);
}
