using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// The default queue: a lock-free list. Writers push onto <c>_incoming</c>, newest first; the one reader takes the whole
/// list at once, turns it round and reads from that. Because the reader never pops single nodes from the shared list,
/// nodes can be recycled without an ABA problem: a push only needs the head it saw to be the head.
/// </summary>
public class UnboundedMessageQueue : IMessageQueue, IUnboundedMessageQueueSemantics
{
    private MessageNode _incoming;
    private MessageNode _taken;
    private int _takenCount;

    public bool HasMessages => _taken is not null || Volatile.Read(ref _incoming) is not null;

    public int Count => Volatile.Read(ref _takenCount) + (Volatile.Read(ref _incoming)?.Depth ?? 0);

    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        var node = MessageNodePool.Rent();
        node.Message = envelope.Message;
        node.Sender = envelope.Sender;
        var head = Volatile.Read(ref _incoming);
        while (true)
        {
            node.Next = head;
            node.Depth = head is null ? 1 : head.Depth + 1;
            var seen = Interlocked.CompareExchange(ref _incoming, node, head);
            if (ReferenceEquals(seen, head))
                return;
            head = seen;
        }
    }

    public bool TryDequeue(out Envelope envelope)
    {
        var node = _taken;
        if (node is null && (node = TakeIncoming()) is null)
        {
            envelope = default;
            return false;
        }

        _taken = node.Next;
        _takenCount--;
        envelope = new Envelope(node.Message, node.Sender);
        MessageNodePool.Return(node);
        return true;
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
            deadletters.Enqueue(owner, envelope);
    }

    private MessageNode TakeIncoming()
    {
        if (Volatile.Read(ref _incoming) is null)
            return null;
        var node = Interlocked.Exchange(ref _incoming, null);
        MessageNode reversed = null;
        var count = 0;
        while (node is not null)
        {
            var next = node.Next;
            node.Next = reversed;
            reversed = node;
            node = next;
            count++;
        }

        _takenCount = count;
        return reversed;
    }
}
