using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Compat.Tests.Streams;

public sealed class HubTests : StreamSpec
{
    [Fact]
    public async Task A_merge_hub_collects_its_producers_and_survives_their_failure()
    {
        var (sink, elements) = MergeHub.Source<int>(4).Take(6).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        Source.Failed<int>(new StreamFailure("p")).RunWith(sink, Materializer);
        Source.From([1, 2, 3]).RunWith(sink, Materializer);
        Source.From([1, 2, 3]).RunWith(sink, Materializer);
        Assert.Equal([1, 1, 2, 2, 3, 3], (await elements.WaitAsync(Bound)).Order());
    }

    [Fact]
    public async Task A_broadcast_hub_holds_elements_for_its_first_consumer_and_ends_late_ones()
    {
        var (queue, source) = Source.Queue<int>(16, OverflowStrategy.Backpressure).ToMaterialized(BroadcastHub.Sink<int>(8), Keep.Both).Run(Materializer);
        for (var i = 1; i <= 3; i++)
            await queue.OfferAsync(i).WaitAsync(Bound);
        Assert.Equal([1, 2, 3], await source.Take(3).RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound));
        var second = source.RunWith(Sink.Ignore<int>(), Materializer);
        queue.Complete();
        await second.WaitAsync(Bound);
        Assert.Empty(await source.RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5000)]
    public void A_broadcast_hub_refuses_sizes_that_are_no_power_of_two_below_4096(int size) =>
        Assert.Throws<ArgumentException>(() => Source.Never<int>().RunWith(BroadcastHub.Sink<int>(size), Materializer));

    [Fact]
    public async Task A_partition_hub_sends_each_element_to_one_consumer()
    {
        var (queue, source) = Source.Queue<int>(16, OverflowStrategy.Backpressure)
            .ToMaterialized(PartitionHub.Sink<int>((n, x) => x % n, 2, 8), Keep.Both).Run(Materializer);
        var one = source.RunWith(Sink.Seq<int>(), Materializer);
        var other = source.RunWith(Sink.Seq<int>(), Materializer);
        for (var i = 1; i <= 6; i++)
            await queue.OfferAsync(i).WaitAsync(Bound);
        queue.Complete();
        var lists = new[] { string.Concat(await one.WaitAsync(Bound)), string.Concat(await other.WaitAsync(Bound)) };
        Array.Sort(lists);
        Assert.Equal(["135", "246"], lists);
    }
}
