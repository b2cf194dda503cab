using System.Numerics;

namespace Akka.Actor;

/// <summary>
/// Items by the tick they are due at. A slot is a list of the items due at its tick in this or a later turn of the wheel;
/// a bit for each slot that is not empty makes finding the next one quick, so a waiting thread need not tick.
/// </summary>
internal sealed class TimerWheel(Lock gate)
{
    private const int SlotCount = 1024;
    private const int SlotMask = SlotCount - 1;

    private readonly ScheduledItem[] _slots = new ScheduledItem[SlotCount];
    private readonly ulong[] _occupied = new ulong[SlotCount / 64];
    private long _nextTick;

    /// <summary>Adds an item; one that is overdue goes to the next tick. To be called with the gate held.</summary>
    public void Add(ScheduledItem item)
    {
        item.Due = Math.Max(item.Due, _nextTick);
        var slot = (int)(item.Due & SlotMask);
        var head = _slots[slot];
        item.Previous = null;
        item.NextInSlot = head;
        if (head is not null)
            head.Previous = item;
        _slots[slot] = item;
        _occupied[slot >> 6] |= 1UL << (slot & 63);
        Volatile.Write(ref item.Wheel, this);
    }

    public void Remove(ScheduledItem item)
    {
        lock (gate)
        {
            if (ReferenceEquals(item.Wheel, this))
                Unlink(item);
        }
    }

    /// <summary>Moves the items due up to <paramref name="tick"/> to a list, oldest first. To be called with the gate held.</summary>
    public void TakeDue(long tick, List<ScheduledItem> due)
    {
        var last = Math.Min(tick, _nextTick + SlotMask);
        for (var current = NextOccupied(_nextTick, last); current <= last; current = NextOccupied(current + 1, last))
        {
            var first = due.Count;
            for (var item = _slots[current & SlotMask]; item is not null;)
            {
                var next = item.NextInSlot;
                if (item.Due <= tick)
                {
                    Unlink(item);
                    due.Add(item);
                }

                item = next;
            }

            // Items were pushed onto the slot, so they are newest first.
            due.Reverse(first, due.Count - first);
        }

        _nextTick = Math.Max(_nextTick, tick + 1);
    }

    /// <summary>The first tick at which an item may be due; null when there are no items. To be called with the gate held.</summary>
    public long? NextTickWithItems()
    {
        var tick = NextOccupied(_nextTick, _nextTick + SlotMask);
        return tick <= _nextTick + SlotMask ? tick : null;
    }

    /// <summary>Removes all items. To be called with the gate held.</summary>
    public List<ScheduledItem> Clear()
    {
        var items = new List<ScheduledItem>();
        foreach (var head in _slots)
        {
            for (var item = head; item is not null;)
            {
                var next = item.NextInSlot;
                Unlink(item);
                items.Add(item);
                item = next;
            }
        }

        return items;
    }

    private void Unlink(ScheduledItem item)
    {
        var slot = (int)(item.Due & SlotMask);
        if (item.Previous is null)
            _slots[slot] = item.NextInSlot;
        else
            item.Previous.NextInSlot = item.NextInSlot;
        if (item.NextInSlot is not null)
            item.NextInSlot.Previous = item.Previous;
        item.Previous = item.NextInSlot = null;
        Volatile.Write(ref item.Wheel, null);
        if (_slots[slot] is null)
            _occupied[slot >> 6] &= ~(1UL << (slot & 63));
    }

    /// <summary>The first tick from <paramref name="from"/> on whose slot is not empty, or one beyond <paramref name="last"/>.</summary>
    private long NextOccupied(long from, long last)
    {
        while (from <= last)
        {
            var slot = (int)(from & SlotMask);
            var bits = _occupied[slot >> 6] >> (slot & 63);
            if (bits != 0)
                return from + BitOperations.TrailingZeroCount(bits);
            from += 64 - (slot & 63);
        }

        return last + 1;
    }
}
