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

    public enum Added
    {
        /// <summary>The island will find it.</summary>
        Waiting,

        /// <summary>The island sleeps and has to be woken.</summary>
        MustWake,

        /// <summary>The island has ended; nobody will find it.</summary>
        Refused,
    }

    /// <summary>Whether nothing waits; for the island while it runs.</summary>
    public bool IsEmpty => Volatile.Read(ref _head) == Busy;

    public Added Add(IslandSignal signal)
    {
        while (true)
        {
            var head = Volatile.Read(ref _head);
            if (head == Closed)
                return Added.Refused;
            signal.Next = head == Busy ? null : head;
            if (Interlocked.CompareExchange(ref _head, signal, head) == head)
                return head == null ? Added.MustWake : Added.Waiting;
        }
    }

    /// <summary>All waiting signals, oldest first; marks the island as running.</summary>
    public IslandSignal TakeAll() => OldestFirst(Interlocked.Exchange(ref _head, Busy));

    /// <summary>Marks the island as asleep, unless signals have come. Returns whether it may sleep.</summary>
    public bool TrySleep() => Interlocked.CompareExchange(ref _head, null, Busy) == Busy;

    /// <summary>Takes all waiting signals, oldest first, and refuses all that come.</summary>
    public IslandSignal Close() => OldestFirst(Interlocked.Exchange(ref _head, Closed));

    private static IslandSignal OldestFirst(IslandSignal newest)
    {
        if (newest == Busy || newest == Closed)
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

    private sealed class Marker : IslandSignal
    {
        public override GraphInterpreter Run() => null;
    }
}
