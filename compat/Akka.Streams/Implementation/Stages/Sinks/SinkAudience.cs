namespace Akka.Streams.Implementation.Stages;

/// <summary>Whether anybody has the task that tells how a stream ended. The state of the task, so that who drops it can say so.</summary>
internal sealed class SinkAudience
{
    /// <summary>The task was dropped when the graph was put together; a failure is logged then.</summary>
    public bool IsNobody { get; set; }
}
