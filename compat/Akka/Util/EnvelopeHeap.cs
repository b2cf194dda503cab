using Akka.Actor;

namespace Akka.Util;

/// <summary>A binary heap of envelopes by priority and, when asked for, arrival.</summary>
internal sealed class EnvelopeHeap(int initialCapacity, Func<object, int> priorityCalculator, bool stable)
{
    private readonly List<(Envelope Envelope, int Priority, long Arrival)> _items = new(initialCapacity);
    private long _arrivals;

    public int Count => _items.Count;

    public Envelope Top => _items[0].Envelope;

    public void Add(Envelope envelope)
    {
        _items.Add((envelope, priorityCalculator(envelope.Message), stable ? _arrivals++ : 0));
        var child = _items.Count - 1;
        while (child > 0)
        {
            var parent = (child - 1) / 2;
            if (!Before(child, parent))
                return;
            (_items[child], _items[parent]) = (_items[parent], _items[child]);
            child = parent;
        }
    }

    public Envelope RemoveTop()
    {
        var top = _items[0].Envelope;
        var last = _items.Count - 1;
        _items[0] = _items[last];
        _items.RemoveAt(last);
        for (int parent = 0, child; (child = (2 * parent) + 1) < last; parent = child)
        {
            if (child + 1 < last && Before(child + 1, child))
                child++;
            if (!Before(child, parent))
                break;
            (_items[child], _items[parent]) = (_items[parent], _items[child]);
        }

        return top;
    }

    public bool IsConsistent()
    {
        for (var child = 1; child < _items.Count; child++)
        {
            if (Before(child, (child - 1) / 2))
                return false;
        }

        return true;
    }

    public override string ToString() => string.Join(' ', _items.Select(item => item.Envelope.Message)) + $" count = {Count}";

    private bool Before(int left, int right) => _items[left].Priority != _items[right].Priority
        ? _items[left].Priority < _items[right].Priority
        : _items[left].Arrival < _items[right].Arrival;
}
