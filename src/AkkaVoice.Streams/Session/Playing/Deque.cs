namespace AkkaVoice.Streams.Session.Playing;

/// <summary>A queue that can be filled at both ends and changed in place. Its array is kept, so that in steady flow nothing is allocated.</summary>
internal sealed class Deque<T>
    where T : struct
{
    private T[] _items = new T[16];
    private int _head;

    public int Count { get; private set; }

    /// <summary>An item, counted from the front.</summary>
    public ref T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return ref _items[(_head + index) & (_items.Length - 1)];
        }
    }

    public void AddLast(T item)
    {
        EnsureRoom();
        _items[(_head + Count) & (_items.Length - 1)] = item;
        Count++;
    }

    public void AddFirst(T item)
    {
        EnsureRoom();
        _head = (_head - 1) & (_items.Length - 1);
        _items[_head] = item;
        Count++;
    }

    public T RemoveFirst()
    {
        var item = this[0];
        _items[_head] = default;
        _head = (_head + 1) & (_items.Length - 1);
        Count--;
        return item;
    }

    private void EnsureRoom()
    {
        if (Count < _items.Length)
            return;
        // The length stays a power of two, so that a mask wraps round.
        var grown = new T[2 * _items.Length];
        for (var i = 0; i < Count; i++)
            grown[i] = this[i];
        _items = grown;
        _head = 0;
    }
}
