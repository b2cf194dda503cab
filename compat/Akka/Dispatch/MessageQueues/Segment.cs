using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// A stretch of an <see cref="UnboundedMessageQueue"/>. Segments are recycled, so a writer claims a slot together with the
/// segment's life: a claim in a segment that has begun another life meanwhile fails.
/// </summary>
internal sealed class Segment(int size)
{
    private const int LifeShift = 32;

    public readonly Slot[] Slots = new Slot[size];

    /// <summary>The segment after this one; set once in a life.</summary>
    public Segment Next;

    /// <summary>The number of the life above, the number of claimed slots below.</summary>
    private long _claims;

    public int Claimed => (int)Volatile.Read(ref _claims);

    public long Claims => Volatile.Read(ref _claims);

    /// <summary>Claims the next slot if nothing has changed since <paramref name="seen"/> was read.</summary>
    public bool TryClaim(long seen) => Interlocked.CompareExchange(ref _claims, seen + 1, seen) == seen;

    /// <summary>Begins a new life. All slots were claimed, written and read.</summary>
    public void Renew()
    {
        Next = null;
        Volatile.Write(ref _claims, ((_claims >> LifeShift) + 1) << LifeShift);
    }

    /// <summary>A message and its sender; the message is written last and cleared when it was read.</summary>
    internal struct Slot
    {
        public object Message;
        public IActorRef Sender;
    }
}
