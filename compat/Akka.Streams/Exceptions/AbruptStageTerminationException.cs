using Akka.Streams.Stage;

namespace Akka.Streams;

/// <summary>The stage was stopped from outside before it had completed, usually because its materializer was shut down.</summary>
public sealed class AbruptStageTerminationException : Exception
{
    public AbruptStageTerminationException(GraphStageLogic logic)
        : base($"GraphStage {logic} terminated abruptly, caused by for example materializer or actor system termination.")
    {
    }
}
