namespace Akka.Actor;

internal static class InternalRefExtensions
{
    /// <summary>Every reference of this runtime is internal too; others cannot be watched or stopped.</summary>
    public static IInternalActorRef AsInternal(this IActorRef actor) => actor as IInternalActorRef
        ?? throw new ArgumentException($"{actor?.GetType().Name ?? "null"} is not a reference of this actor runtime.", nameof(actor));
}
