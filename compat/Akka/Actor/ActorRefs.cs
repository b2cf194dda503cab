namespace Akka.Actor;

public static class ActorRefs
{
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>The sender of a message that comes from outside any actor; a reply to it is a dead letter.</summary>
    public static readonly IActorRef NoSender = null;
}

public static class ActorRefExtensions
{
    public static bool IsNobody(this IActorRef actorRef) =>
        actorRef is null or Nobody || (actorRef is not IInternalActorRef && actorRef.Path is null);

    public static IActorRef GetOrElse(this IActorRef actorRef, Func<IActorRef> elseValue) =>
        actorRef.IsNobody() ? elseValue() : actorRef;
}

public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Tells with the current actor as sender, or without one outside actors.</summary>
    public static void Tell(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.GetCurrentSelfOrNoSender());

    /// <summary>Tells with the sender of the message that is being processed.</summary>
    public static void Forward(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.GetCurrentSenderOrNoSender());
}
