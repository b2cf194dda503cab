using Akka.Actor;
using Akka.Compat.Tests.TestKits;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Compat.Tests.Streams;

/// <summary>Stages that gather, stretch or hold elements by time and demand.</summary>
public sealed class TimedGroupTests : TestKitSpec
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private readonly ActorMaterializer _materializer;

    public TimedGroupTests() => _materializer = Sys.Materializer();

    [Fact]
    public void A_group_is_due_when_it_is_full_or_its_time_is_over()
    {
        var probe = Source.From([1, 2, 3, 4]).Concat(Source.Never<int>()).GroupedWithin(3, TimeSpan.FromMilliseconds(200))
            .RunWith(this.SinkProbe<IEnumerable<int>>(), _materializer);
        probe.Request(5);
        Assert.Equal([1, 2, 3], probe.ExpectNext());
        Assert.Equal([4], probe.ExpectNext());
        probe.ExpectNoMsg(TimeSpan.FromMilliseconds(500));
        probe.Cancel();
    }

    [Fact]
    public void The_last_group_comes_with_the_end_and_no_group_is_empty()
    {
        var probe = Source.From([1, 2, 3]).GroupedWithin(2, Long).RunWith(this.SinkProbe<IEnumerable<int>>(), _materializer);
        probe.Request(5);
        Assert.Equal([1, 2], probe.ExpectNext());
        Assert.Equal([3], probe.ExpectNext());
        probe.ExpectComplete();
    }

    [Fact]
    public void A_group_holds_its_weight_and_a_heavier_element_is_a_group_of_its_own()
    {
        var probe = Source.From([1L, 2L, 9L, 5L]).GroupedWeightedWithin(5, Long, x => x).RunWith(this.SinkProbe<IEnumerable<long>>(), _materializer);
        probe.Request(5);
        Assert.Equal([1L, 2L], probe.ExpectNext());
        Assert.Equal([9L], probe.ExpectNext());
        Assert.Equal([5L], probe.ExpectNext());
        probe.ExpectComplete();
    }

    [Fact]
    public void A_full_group_that_nobody_has_asked_for_takes_elements_without_weight()
    {
        var (source, probe) = this.SourceProbe<string>().GroupedWeightedWithin(5, Long, x => x.Length)
            .ToMaterialized(this.SinkProbe<IEnumerable<string>>(), Keep.Both).Run(_materializer);
        foreach (var element in new[] { "333", "22", "", "", "1", "" })
            source.SendNext(element);
        source.SendComplete();
        probe.Request(1);
        Assert.Equal(["333", "22", "", ""], probe.ExpectNext());
        probe.Request(1);
        Assert.Equal(["1", ""], probe.ExpectNext());
        probe.ExpectComplete();
    }

    [Fact]
    public void A_negative_weight_fails_the_stream()
    {
        var probe = Source.Single(-1L).GroupedWeightedWithin(5, Long, x => x).RunWith(this.SinkProbe<IEnumerable<long>>(), _materializer);
        Assert.IsType<ArgumentException>(probe.Request(1).ExpectError());
    }

    [Fact]
    public void Delay_holds_every_element_and_an_initial_delay_the_first()
    {
        var later = TimeSpan.FromMilliseconds(400);
        foreach (var source in new[] { Source.From([1, 2]).Delay(later), Source.From([1, 2]).InitialDelay(later) })
        {
            var start = Now;
            var probe = source.RunWith(this.SinkProbe<int>(), _materializer);
            probe.Request(5);
            probe.ExpectNext(1);
            Assert.True(Now - start >= later * 0.9);
            probe.ExpectNext(2).ExpectComplete();
        }
    }

    [Fact]
    public void Expand_repeats_the_last_element_until_the_next_one()
    {
        var (source, probe) = this.SourceProbe<int>().Expand(x => Enumerable.Repeat(x, int.MaxValue).GetEnumerator())
            .ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(_materializer);
        source.SendNext(1);
        probe.RequestNext(1);
        probe.RequestNext(1);
        probe.RequestNext(1);
        source.SendNext(2);
        probe.RequestNext(2);
        source.SendComplete();
        probe.ExpectComplete();
    }

    [Fact]
    public void Conflate_sums_up_while_nobody_asks_and_batch_up_to_its_maximum()
    {
        var (source, sums) = this.SourceProbe<int>().Conflate((a, b) => a + b).ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(_materializer);
        source.SendNext(1).SendNext(2).SendNext(3).SendComplete();
        sums.RequestNext(6);
        sums.ExpectComplete();

        var batches = Source.From([1, 2, 3]).Batch(2, x => $"{x}", (batch, x) => $"{batch}+{x}").RunWith(this.SinkProbe<string>(), _materializer);
        batches.EnsureSubscription();
        batches.RequestNext("1+2");
        batches.RequestNext("3");
        batches.ExpectComplete();

        var weighed = Source.From([1L, 2L, 3L]).BatchWeighted(3, x => x, x => x, (a, b) => a + b).RunWith(this.SinkProbe<long>(), _materializer);
        weighed.EnsureSubscription();
        weighed.RequestNext(3);
        weighed.RequestNext(3);
        weighed.ExpectComplete();
    }

    [Fact]
    public void Detach_takes_one_element_before_anybody_asks()
    {
        var probe = Source.From([1, 2]).Select(Tell).Detach().RunWith(this.SinkProbe<int>(), _materializer);
        ExpectMsg(1);
        ExpectNoMsg(Short);
        probe.Request(2).ExpectNext(1).ExpectNext(2).ExpectComplete();
        ExpectMsg(2);
    }

    private int Tell(int element)
    {
        TestActor.Tell(element);
        return element;
    }
}
