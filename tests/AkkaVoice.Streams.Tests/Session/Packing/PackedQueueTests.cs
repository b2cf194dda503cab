using AkkaVoice.Streams.Session.Packing;

namespace AkkaVoice.Streams.Tests.Session.Packing;

public sealed class PackedQueueTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_goes_in_comes_out_in_order_whatever_the_lengths(int seed)
    {
        var random = new Random(seed);
        var all = CodedAudio.Samples(400_000);
        using var queue = new PackedQueue();
        var (added, taken) = (0, 0);
        while (taken < all.Length)
        {
            var count = Math.Min(random.Next(0, random.Next(10) == 0 ? 50_000 : 1_000), all.Length - added);
            queue.Add(all.AsSpan(added, count));
            added += count;
            var part = new short[added == all.Length ? all.Length - taken : random.Next(added - taken + 1)];
            queue.Take(part);
            Assert.Equal(all.AsSpan(taken, part.Length), part.AsSpan());
            taken += part.Length;
        }
    }

    [Fact]
    public void After_it_was_emptied_in_the_middle_of_a_row_it_begins_anew()
    {
        using var queue = new PackedQueue();
        var part = new short[100];
        queue.Add(CodedAudio.Samples(5_000));
        queue.Take(part);
        queue.Dispose();

        queue.Add([1, 2, 3]);
        queue.Take(part.AsSpan(0, 3));

        Assert.Equal([1, 2, 3], part[..3]);
    }
}
