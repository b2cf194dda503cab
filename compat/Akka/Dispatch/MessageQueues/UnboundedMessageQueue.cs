using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// The default queue: a chain of segments with any number of writers and one reader. A writer claims a slot of the last
/// segment and then writes it; the reader takes the slots in order and hands segments that it has read back to a pool.
/// A slot that is claimed but not written yet looks like the end: its writer will schedule the mailbox when it has written.
/// </summary>
public class UnboundedMessageQueue : IMessageQueue, IUnboundedMessageQueueSemantics
{
    private readonly Reader _reader = new();
    private Segment _last;

    public bool HasMessages
    {
        get
        {
            var segment = Volatile.Read(ref _reader.First);
            var index = Volatile.Read(ref _reader.Index);
            if (segment is null)
            {
                segment = Volatile.Read(ref _reader.Chain);
                index = 0;
            }
            else if (index >= segment.Slots.Length)
            {
                segment = Volatile.Read(ref segment.Next);
                index = 0;
            }

            return segment is not null && Volatile.Read(ref segment.Slots[index].Message) is not null;
        }
    }

    public int Count
    {
        get
        {
            var segment = Volatile.Read(ref _reader.First);
            var count = segment is null ? 0 : -Volatile.Read(ref _reader.Index);
            for (segment ??= Volatile.Read(ref _reader.Chain); segment is not null; segment = Volatile.Read(ref segment.Next))
                count += segment.Claimed;
            return Math.Max(count, 0);
        }
    }

    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        var spinner = default(SpinWait);
        while (true)
        {
            var segment = Volatile.Read(ref _last) ?? Begin();
            var claims = segment.Claims;

            // Read after the claims: if it is still the last one, the claims are those of its life in this queue.
            if (!ReferenceEquals(Volatile.Read(ref _last), segment))
                continue;
            var index = (int)claims;
            if (index == segment.Slots.Length)
            {
                // The writer of the last slot is about to append a segment.
                spinner.SpinOnce(sleep1Threshold: -1);
                continue;
            }

            if (!segment.TryClaim(claims))
                continue;
            if (index == segment.Slots.Length - 1)
                Extend(segment);
            ref var slot = ref segment.Slots[index];
            slot.Sender = envelope.Sender;
            Volatile.Write(ref slot.Message, envelope.Message);
            return;
        }
    }

    public bool TryDequeue(out Envelope envelope)
    {
        var segment = _reader.First ??= Volatile.Read(ref _reader.Chain);
        if (segment is null)
        {
            envelope = default;
            return false;
        }

        if (_reader.Index == segment.Slots.Length)
            segment = GoOn(segment);
        ref var slot = ref segment.Slots[_reader.Index];
        var message = Volatile.Read(ref slot.Message);
        if (message is null)
        {
            envelope = default;
            return false;
        }

        envelope = new Envelope(message, slot.Sender);
        slot.Message = null;
        slot.Sender = null;
        _reader.Index++;
        return true;
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
            deadletters.Enqueue(owner, envelope);
    }

    private Segment Begin()
    {
        var first = SegmentPool.RentSmall();
        if (Interlocked.CompareExchange(ref _last, first, null) is { } earlier)
        {
            SegmentPool.Return(first);
            return earlier;
        }

        Volatile.Write(ref _reader.Chain, first);
        return first;
    }

    /// <summary>
    /// Appends a segment, a large one if the reader has not come to the full one yet. Only the writer of the last slot does
    /// so, before it writes: until then the reader cannot hand the full segment back.
    /// </summary>
    private void Extend(Segment full)
    {
        var next = ReferenceEquals(Volatile.Read(ref _reader.First), full) ? SegmentPool.RentSmall() : SegmentPool.RentLarge();
        Volatile.Write(ref full.Next, next);
        Volatile.Write(ref _last, next);
    }

    private Segment GoOn(Segment read)
    {
        var next = Volatile.Read(ref read.Next);
        _reader.First = next;
        _reader.Index = 0;
        SegmentPool.Return(read);
        return next;
    }

    /// <summary>Keeps what the reader writes off the cache lines that the writers read.</summary>
    private abstract class Padding
    {
#pragma warning disable CS0169, IDE0051 // Only their size counts.
        private readonly long _1, _2, _3, _4, _5, _6, _7, _8;
#pragma warning restore CS0169, IDE0051
    }

    private sealed class Reader : Padding
    {
        /// <summary>The first segment of the queue, for the reader to begin with.</summary>
        public Segment Chain;

        /// <summary>The segment being read; null before the first message.</summary>
        public Segment First;

        /// <summary>The next slot to read.</summary>
        public int Index;
    }
}
