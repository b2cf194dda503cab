using System.Collections.Immutable;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Compat.Tests.Streams;

public sealed class JunctionTests : StreamSpec
{
    private static Source<int, NotUsed> Numbers(int count) => Source.From(Enumerable.Range(1, count));

    private static Source<int, NotUsed> Same(int element, int count) => Source.From(Enumerable.Repeat(element, count));

    private static Source<T, NotUsed> FanIn<T>(IGraph<UniformFanInShape<T, T>, NotUsed> junction, params Source<T, NotUsed>[] sources) =>
        Source.FromGraph(GraphDsl.Create(b =>
        {
            var fanIn = b.Add(junction);
            for (var i = 0; i < sources.Length; i++)
                b.From(b.Add(sources[i])).To(fanIn.In(i));
            return new SourceShape<T>(fanIn.Out);
        }));

    private Task<IImmutableList<T>> All<T>(IGraph<SourceShape<T>, NotUsed> source) =>
        Source.FromGraph(source).RunWith(Sink.Seq<T>(), Materializer).WaitAsync(Bound);

    /// <summary>What the two outputs of a fan-out get.</summary>
    private async Task<(IImmutableList<int> First, IImmutableList<int> Second)> FanOut(IGraph<UniformFanOutShape<int, int>, NotUsed> junction, int count)
    {
        var (first, second) = RunnableGraph.FromGraph(GraphDsl.Create(Sink.Seq<int>(), Sink.Seq<int>(), Keep.Both, (b, one, two) =>
        {
            var fanOut = b.Add(junction);
            b.From(b.Add(Numbers(count))).To(fanOut.In);
            b.From(fanOut.Out(0)).To(one);
            b.From(fanOut.Out(1)).To(two);
            return ClosedShape.Instance;
        })).Run(Materializer);
        return (await first.WaitAsync(Bound), await second.WaitAsync(Bound));
    }

    [Fact]
    public async Task A_merge_emits_all_elements_of_all_inputs_in_their_order()
    {
        var merged = await All(FanIn(new Merge<int>(2), Numbers(5), Source.From([10, 20, 30])));
        Assert.Equal([1, 2, 3, 4, 5], merged.Where(x => x < 10));
        Assert.Equal([10, 20, 30], merged.Where(x => x >= 10));
        await Assert.ThrowsAsync<StreamFailure>(() => All(FanIn(new Merge<int>(2), Numbers(5), Source.Failed<int>(new StreamFailure("in")))));
        await All(FanIn(new Merge<int>(2, eagerComplete: true), Source.Empty<int>(), Source.Never<int>()));
    }

    [Fact]
    public async Task A_preferred_input_goes_first()
    {
        var merged = await All(Source.FromGraph(GraphDsl.Create(b =>
        {
            var merge = b.Add(new MergePreferred<int>(3));
            b.From(b.Add(Same(1, 1000))).To(merge.Preferred);
            for (var i = 0; i < 3; i++)
                b.From(b.Add(Same(2, 1000))).To(merge.In(i));
            return new SourceShape<int>(merge.Out);
        })));
        Assert.Equal(4000, merged.Count);
        Assert.True(merged.Take(2000).Count(x => x == 1) > 900);
    }

    [Fact]
    public async Task Prioritized_inputs_all_come_through_in_their_order()
    {
        var merged = await All(FanIn(new MergePrioritized<int>([9, 1]), Numbers(100), Source.From(Enumerable.Range(1001, 100))));
        Assert.Equal(Enumerable.Range(1, 100), merged.Where(x => x < 1000));
        Assert.Equal(Enumerable.Range(1001, 100), merged.Where(x => x > 1000));
        Assert.Throws<ArgumentException>(() => new MergePrioritized<int>([1, 0]));
    }

    [Fact]
    public async Task A_concat_and_an_interleave_may_be_part_of_a_cycle()
    {
        foreach (var junction in new[] { Concat.Create<int>(), Interleave.Create<int>(2, 1) })
        {
            var flow = Flow.FromGraph(GraphDsl.Create(Sink.First<int>(), (b, sink) =>
            {
                var fanIn = b.Add(junction);
                var broadcast = b.Add(new Broadcast<int>(2, eagerCancel: true));
                b.From(b.Add(Source.Single(7).MapMaterializedValue(_ => Task.FromResult(0)))).To(fanIn.In(0));
                b.From(fanIn.Out).To(broadcast.In);
                b.From(broadcast.Out(0)).To(sink);
                return new FlowShape<int, int>(fanIn.In(1), broadcast.Out(1));
            }));
            Assert.Equal(7, await flow.Join(Flow.Create<int>()).Run(Materializer).WaitAsync(Bound));
        }
    }

    [Fact]
    public async Task A_concat_keeps_the_order_of_its_inputs_and_an_interleave_takes_turns()
    {
        Assert.Equal([1, 2, 9], await All(FanIn(Concat.Create<int>(), Numbers(2), Source.Single(9))));
        Assert.Equal([1, 2, 8, 9, 3], await All(FanIn(Interleave.Create<int>(2, 2), Numbers(3), Source.From([8, 9]))));
        Assert.Equal([1, 8], await All(FanIn(Interleave.Create<int>(2, 1, eagerClose: true), Numbers(1), Source.From([8, 9])).Take(2)));
    }

    [Fact]
    public async Task A_broadcast_sends_everything_everywhere_and_a_balance_once()
    {
        var (first, second) = await FanOut(new Broadcast<int>(2), 5);
        Assert.Equal([1, 2, 3, 4, 5], first);
        Assert.Equal(first, second);
        (first, second) = await FanOut(new Balance<int>(2), 50);
        Assert.Equal(Enumerable.Range(1, 50), first.Concat(second).Order());
    }

    [Fact]
    public async Task A_partition_sends_each_element_where_its_function_says()
    {
        var (even, odd) = await FanOut(new Partition<int>(2, x => x % 2), 5);
        Assert.Equal([2, 4], even);
        Assert.Equal([1, 3, 5], odd);
        var thrown = await Assert.ThrowsAsync<PartitionOutOfBoundsException>(() => FanOut(new Partition<int>(2, _ => 2), 1));
        Assert.Contains("[0,1]", thrown.Message);
    }

    [Fact]
    public async Task Zips_pair_what_comes_and_end_with_the_shortest()
    {
        Assert.Equal([11, 22], await All(Numbers(3).ZipWith(Source.From([10, 20]), (x, y) => x + y)));
        Assert.Equal(["1+1+1", "2+2+2"], (await All(Source.ZipN([Numbers(2), Numbers(3), Numbers(4)]))).Select(x => string.Join("+", x)));
        Assert.Equal([2, 4], await All(Source.ZipWithN<int, int>(x => x.Sum(), [Numbers(2), Numbers(3)])));
        await Assert.ThrowsAsync<StreamFailure>(() => All(Numbers(1).Zip(Source.Failed<int>(new StreamFailure("zip"))).Select(x => x.Item1)));
    }

    [Fact]
    public async Task An_unzip_parts_pairs()
    {
        var (first, second) = RunnableGraph.FromGraph(GraphDsl.Create(Sink.Seq<int>(), Sink.Seq<string>(), Keep.Both, (b, one, two) =>
        {
            var unzip = b.Add(new UnZip<int, string>());
            b.From(b.Add(Numbers(2).Select(x => KeyValuePair.Create(x, $"{x}")))).To(unzip.In);
            b.From(unzip.Out0).To(one);
            b.From(unzip.Out1).To(two);
            return ClosedShape.Instance;
        })).Run(Materializer);
        Assert.Equal([1, 2], await first.WaitAsync(Bound));
        Assert.Equal(["1", "2"], await second.WaitAsync(Bound));
    }

    [Fact]
    public async Task Side_sinks_get_their_elements()
    {
        var (also, main) = Numbers(3).AlsoToMaterialized(Sink.Seq<int>(), Keep.Right).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        Assert.Equal([1, 2, 3], await also.WaitAsync(Bound));
        Assert.Equal([1, 2, 3], await main.WaitAsync(Bound));
        var (diverted, kept) = Numbers(5).DivertToMaterialized(Sink.Seq<int>(), x => x % 2 == 0, Keep.Right)
            .ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        Assert.Equal([2, 4], await diverted.WaitAsync(Bound));
        Assert.Equal([1, 3, 5], await kept.WaitAsync(Bound));
        Assert.Equal([1, 2, 3], await All(Numbers(3).AlsoTo(Sink.Cancelled<int>()).WireTap(Sink.Cancelled<int>())));
    }
}
