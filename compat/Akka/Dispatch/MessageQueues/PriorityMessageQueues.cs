using Akka.Actor;
using Akka.Util;

namespace Akka.Dispatch.MessageQueues;

public class UnboundedPriorityMessageQueue : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly ListPriorityQueue _queue;

    /// <summary>Messages put back by the stash; they go before all others. Only the actor's thread touches it.</summary>
    private readonly Stack<Envelope> _front = new();

    public UnboundedPriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity) =>
        _queue = new ListPriorityQueue(initialCapacity, priorityGenerator);

    protected override int LockedCount => _queue.Count() + _front.Count;

    public void EnqueueFirst(Envelope envelope) => _front.Push(envelope);

    protected override void LockedEnqueue(Envelope envelope) => _queue.Enqueue(envelope);

    protected override bool LockedTryDequeue(out Envelope envelope)
    {
        if (_front.TryPop(out envelope))
            return true;
        if (_queue.Count() == 0)
            return false;
        envelope = _queue.Dequeue();
        return true;
    }
}

public class UnboundedStablePriorityMessageQueue : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly StableListPriorityQueue _queue;

    /// <summary>Messages put back by the stash; they go before all others. Only the actor's thread touches it.</summary>
    private readonly Stack<Envelope> _front = new();

    public UnboundedStablePriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity) =>
        _queue = new StableListPriorityQueue(initialCapacity, priorityGenerator);

    protected override int LockedCount => _queue.Count() + _front.Count;

    public void EnqueueFirst(Envelope envelope) => _front.Push(envelope);

    protected override void LockedEnqueue(Envelope envelope) => _queue.Enqueue(envelope);

    protected override bool LockedTryDequeue(out Envelope envelope)
    {
        if (_front.TryPop(out envelope))
            return true;
        if (_queue.Count() == 0)
            return false;
        envelope = _queue.Dequeue();
        return true;
    }
}
