using Akka.Actor;

namespace Akka.Streams.Implementation.Materialization;

/// <summary>The inside of a supervisor: streams add their actors there from any thread.</summary>
internal static class StreamSupervisorCell
{
    public static ActorCell Of(IActorRef supervisor)
    {
        if (supervisor is not ActorRefWithCell withCell)
            throw new InvalidOperationException($"Stream supervisor must be a local actor, was [{supervisor.GetType()}]");
        ActorCell cell = null;
        SpinWait.SpinUntil(() => (cell = withCell.Underlying as ActorCell) != null);
        return cell;
    }
}
