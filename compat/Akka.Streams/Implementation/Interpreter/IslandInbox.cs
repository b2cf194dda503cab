namespace Akka.Streams.Implementation.Interpreter;

/// <summary>
/// Signals waiting for an island: any thread adds, the island takes all at once. Adding allocates nothing and wakes the island only when
/// nothing else has.
/// </summary>
internal sealed class IslandInbox
{
    private static readonly IslandSignal Busy = new Marker();
    private static readonly IslandSignal Closed = new Marker();

    /// <summary>Newest signal; null when the island sleeps, <see cref="Busy"/> when it runs and nothing has come.</summary>
    private IslandSignal _head = Busy;

    /// <summary>Adds a signal. Returns whether the island has to be woken.</summary>
    public bool Add(IslandSignal signal)
    {
        while (true)
        {
            var head = Volatile.Read(ref _head);
            if (head == Closed)
                return false;
            signal.Next = head == Busy ? null : head;
            if (Interlocked.CompareExchange(ref _head, signal, head) == head)
                return head == null;
        }
    }

    /// <summary>All waiting signals, oldest first; marks the island as running.</summary>
    public IslandSignal TakeAll()
    {
        var newest = Interlocked.Exchange(ref _head, Busy);
        if (newest == Busy)
            return null;
        IslandSignal oldest = null;
        while (newest != null)
        {
            var next = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = next;
        }

        return oldest;
    }

    /// <summary>Marks the island as asleep, unless signals have come. Returns whether it may sleep.</summary>
    public bool TrySleep() => Interlocked.CompareExchange(ref _head, null, Busy) == Busy;

    /// <summary>Drops what waits and all that will come.</summary>
    public void Close() => Interlocked.Exchange(ref _head, Closed);

    private sealed class Marker : IslandSignal
    {
        public override GraphInterpreter Run() => null;
    }
}
