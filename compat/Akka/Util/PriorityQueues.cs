using Akka.Actor;

namespace Akka.Util;

/// <summary>Envelopes ordered by the priority of their messages, smallest first.</summary>
public sealed class ListPriorityQueue
{
    private readonly EnvelopeHeap _heap;

    public ListPriorityQueue(int initialCapacity, Func<object, int> priorityCalculator) =>
        _heap = new EnvelopeHeap(initialCapacity, priorityCalculator, stable: false);

    public void Enqueue(Envelope item) => _heap.Add(item);

    public Envelope Dequeue() => _heap.RemoveTop();

    public Envelope Peek() => _heap.Top;

    public int Count() => _heap.Count;

    public bool IsConsistent() => _heap.IsConsistent();

    public override string ToString() => _heap.ToString();
}

/// <summary>Envelopes ordered by the priority of their messages and, among equals, by arrival.</summary>
public sealed class StableListPriorityQueue
{
    private readonly EnvelopeHeap _heap;

    public StableListPriorityQueue(int initialCapacity, Func<object, int> priorityCalculator) =>
        _heap = new EnvelopeHeap(initialCapacity, priorityCalculator, stable: true);

    public void Enqueue(Envelope item) => _heap.Add(item);

    public Envelope Dequeue() => _heap.RemoveTop();

    public Envelope Peek() => _heap.Top;

    public int Count() => _heap.Count;

    public bool IsConsistent() => _heap.IsConsistent();

    public override string ToString() => _heap.ToString();
}
