using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

public partial class Mailbox
{
    /// <summary>System messages, newest first; <see cref="NoMessage.Closed"/> once the mailbox is closed.</summary>
    private SystemMessage _systemMessages;

    internal bool HasSystemMessages
    {
        get
        {
            var head = Volatile.Read(ref _systemMessages);
            return head is not null && !ReferenceEquals(head, NoMessage.Closed);
        }
    }

    internal virtual void SystemEnqueue(IActorRef receiver, SystemMessage message)
    {
        var head = Volatile.Read(ref _systemMessages);
        while (!ReferenceEquals(head, NoMessage.Closed))
        {
            message.Next = head;
            var seen = Interlocked.CompareExchange(ref _systemMessages, message, head);
            if (ReferenceEquals(seen, head))
                return;
            head = seen;
        }

        message.Next = null;
        SystemMessageToTheDead(receiver, message);
    }

    internal void ProcessAllSystemMessages()
    {
        while (HasSystemMessages)
        {
            var message = TakeSystemMessages(null);
            while (message is not null)
            {
                var next = message.Next;
                message.Next = null;
                if (IsClosed)
                    SystemMessageToTheDead(_actor.Self, message);
                else
                    _actor.SystemInvoke(message);
                message = next;
            }
        }
    }

    private void CloseSystemQueue()
    {
        var message = TakeSystemMessages(NoMessage.Closed);
        while (message is not null)
        {
            var next = message.Next;
            message.Next = null;
            SystemMessageToTheDead(_actor.Self, message);
            message = next;
        }
    }

    /// <summary>Takes the queue, oldest message first, and leaves <paramref name="newHead"/> in its place.</summary>
    private SystemMessage TakeSystemMessages(SystemMessage newHead)
    {
        var message = Interlocked.Exchange(ref _systemMessages, newHead);
        if (ReferenceEquals(message, NoMessage.Closed))
        {
            Volatile.Write(ref _systemMessages, NoMessage.Closed);
            return null;
        }

        SystemMessage reversed = null;
        while (message is not null)
        {
            var next = message.Next;
            message.Next = reversed;
            reversed = message;
            message = next;
        }

        return reversed;
    }

    private void SystemMessageToTheDead(IActorRef receiver, SystemMessage message) =>
        DeadLetterMailbox.HandleSystemMessage(receiver, message);
}
