using Akka.Actor;

namespace Akka.Streams.Implementation.Materialization;

/// <summary>The inside of a supervisor: streams add their actors there from any thread.</summary>
internal static class StreamSupervisorCell
{
    public static ActorCell Of(IActorRef supervisor) => supervisor is LocalActorRef local
        ? local.Cell
        : throw new InvalidOperationException($"Stream supervisor must be a local actor, was [{supervisor.GetType()}]");
}
