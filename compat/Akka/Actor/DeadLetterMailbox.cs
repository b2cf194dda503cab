using Akka.Annotations;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The mailbox that all stopped actors share.</summary>
[InternalApi]
public sealed class DeadLetterMailbox : Mailbox
{
    public DeadLetterMailbox(IActorRef deadLetters)
        : base(new DeadLetterMessageQueue(deadLetters)) => BecomeClosed();

    public override void CleanUp()
    {
    }

    internal override void SystemEnqueue(IActorRef receiver, SystemMessage message) => HandleSystemMessage(receiver, message);

    /// <summary>A watch of a stopped actor is answered at once; the other system messages have no one to act on.</summary>
    internal static void HandleSystemMessage(IActorRef receiver, SystemMessage message)
    {
        if (message is Watch watch && !watch.Watchee.Equals(watch.Watcher))
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, existenceConfirmed: false, addressTerminated: false));
    }
}
