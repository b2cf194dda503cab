namespace Akka.Streams.Implementation.Stages;

/// <summary>A first-in-first-out buffer of a fixed capacity. Its array grows with what it holds, up to the capacity.</summary>
internal sealed class RingBuffer<T>
{
    private T[] _items;
    private int _head;

    public RingBuffer(int capacity)
    {
        if (capacity < 0)
            throw new ArgumentException($"Buffer size must not be negative, was {capacity}", nameof(capacity));
        Capacity = capacity;
        _items = new T[Math.Min(capacity, 16)];
    }

    public int Capacity { get; }

    public int Count { get; private set; }

    public bool IsEmpty => Count == 0;

    public bool IsFull => Count == Capacity;

    public bool NonEmpty => Count != 0;

    public void Enqueue(T item)
    {
        if (Count == _items.Length)
            Grow();
        _items[Index(Count++)] = item;
    }

    public T Dequeue()
    {
        var item = _items[_head];
        _items[_head] = default;
        _head = Index(1);
        Count--;
        return item;
    }

    public T Peek() => _items[_head];

    public void DropHead() => Dequeue();

    public void DropTail() => _items[Index(--Count)] = default;

    public void Clear()
    {
        Array.Clear(_items);
        _head = 0;
        Count = 0;
    }

    private int Index(int offset)
    {
        var index = _head + offset;
        return index < _items.Length ? index : index - _items.Length;
    }

    private void Grow()
    {
        var grown = new T[(int)Math.Min(Capacity, Math.Max(4L, _items.Length * 2L))];
        for (var i = 0; i < Count; i++)
            grown[i] = _items[Index(i)];
        _items = grown;
        _head = 0;
    }
}
