namespace Akka.Actor;

public interface ICanWatch
{
    /// <summary>Asks for a <see cref="Terminated"/> when the actor has stopped.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>Asks for <paramref name="message"/> when the actor has stopped.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Stops watching; a notification that waits in the mailbox is dropped too.</summary>
    IActorRef Unwatch(IActorRef subject);
}
