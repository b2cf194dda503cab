using System.Collections.Concurrent;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Segments between two uses: small ones for actors that keep up, large ones for those that fall behind.</summary>
internal static class SegmentPool
{
    public const int SmallSize = 16;
    public const int LargeSize = 256;

    private static readonly Shelf Small = new(SmallSize, capacity: 1024);
    private static readonly Shelf Large = new(LargeSize, capacity: 512);

    public static Segment RentSmall() => Small.Rent();

    public static Segment RentLarge() => Large.Rent();

    public static void Return(Segment segment)
    {
        segment.Renew();
        (segment.Slots.Length == SmallSize ? Small : Large).Return(segment);
    }

    private sealed class Shelf(int size, int capacity)
    {
        private readonly ConcurrentQueue<Segment> _segments = new();
        private int _count;

        public Segment Rent()
        {
            if (!_segments.TryDequeue(out var segment))
                return new Segment(size);
            Interlocked.Decrement(ref _count);
            return segment;
        }

        public void Return(Segment segment)
        {
            if (Interlocked.Increment(ref _count) <= capacity)
                _segments.Enqueue(segment);
            else
                Interlocked.Decrement(ref _count);
        }
    }
}
