using Akka.Compat.Tests.TestKits;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Compat.Tests.Streams;

public class RateStageTests : TestKitSpec
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly ActorMaterializer _materializer;

    public RateStageTests() => _materializer = Sys.Materializer();

    [Fact]
    public async Task A_valve_lets_elements_through_while_it_is_open()
    {
        var ((source, ready), sink) = this.SourceProbe<int>()
            .ViaMaterialized(new Valve<int>(SwitchMode.Close), Keep.Both)
            .ToMaterialized(this.SinkProbe<int>(), Keep.Both)
            .Run(_materializer);
        var valve = await ready.WaitAsync(Bound);
        Assert.Equal(SwitchMode.Close, await valve.GetMode().WaitAsync(Bound));
        Assert.False(await valve.Flip(SwitchMode.Close).WaitAsync(Bound));
        sink.Request(2);
        sink.ExpectNoMsg(Short);
        Assert.True(await valve.Flip(SwitchMode.Open).WaitAsync(Bound));
        source.SendNext(1);
        sink.ExpectNext(1);
        Assert.True(await valve.Flip(SwitchMode.Close).WaitAsync(Bound));
        source.SendNext(2);
        sink.ExpectNoMsg(Short);
        Assert.True(await valve.Flip(SwitchMode.Open).WaitAsync(Bound));
        sink.ExpectNext(2);
        source.SendComplete();
        sink.ExpectComplete();
    }

    [DifferenceFact("a flip after the end of the stream is never answered")]
    public async Task A_flip_after_the_end_is_refused()
    {
        var (ready, done) = Source.Empty<int>().ViaMaterialized(new Valve<int>(), Keep.Right)
            .ToMaterialized(Sink.Ignore<int>(), Keep.Both).Run(_materializer);
        var valve = await ready.WaitAsync(Bound);
        await done.WaitAsync(Bound);
        await Assert.ThrowsAsync<StreamDetachedException>(() => valve.Flip(SwitchMode.Close).WaitAsync(Bound));
    }

    [Fact]
    public void A_pulse_lets_one_element_through_in_each_interval()
    {
        var interval = TimeSpan.FromMilliseconds(300);
        var start = Now;
        var probe = Source.From(Enumerable.Range(1, 3)).Via(new Pulse<int>(interval, initiallyOpen: true))
            .RunWith(this.SinkProbe<int>(), _materializer);
        probe.Request(5).ExpectNext(1);
        probe.ExpectNext(2);
        Assert.True(Now - start >= interval * 0.9);
        probe.ExpectNext(3);
        Assert.True(Now - start >= interval * 1.9);
        probe.ExpectComplete();
    }

    [Fact]
    public void A_delay_flow_holds_each_element_as_long_as_its_strategy_says()
    {
        var probe = Source.From([0, 300, 0]).Via(new DelayFlow<int>(() => new AsLongAsTheElement())).RunWith(this.SinkProbe<int>(), _materializer);
        probe.Request(1).ExpectNext(0);
        var start = Now;
        probe.Request(5).ExpectNext(300);
        Assert.True(Now - start >= TimeSpan.FromMilliseconds(270));
        probe.ExpectNext(0).ExpectComplete();
    }

    [Fact]
    public void A_delay_grows_with_those_elements_that_ask_for_it()
    {
        var delay = new LinearIncreasingDelay<int>(
            TimeSpan.FromSeconds(2), element => element > 0, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4));
        Assert.Equal([3, 4, 4, 1, 3], new[] { 1, 1, 1, 0, 1 }.Select(element => (int)delay.NextDelay(element).TotalSeconds));
        Assert.Throws<ArgumentException>(() => new LinearIncreasingDelay<int>(TimeSpan.Zero, _ => true, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentException>(
            () => new LinearIncreasingDelay<int>(TimeSpan.FromSeconds(1), _ => true, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Saved_pieces_fill_the_silence()
    {
        var (source, sink) = this.SourceProbe<int[]>()
            .Via(new KeepAliveConcat<int[]>(2, TimeSpan.FromMilliseconds(50), element => element.Select(part => new[] { part })))
            .ToMaterialized(this.SinkProbe<int[]>(), Keep.Both)
            .Run(_materializer);
        sink.Request(4);
        source.SendNext([1, 2, 3]);
        Assert.Equal([1], sink.ExpectNext());
        Assert.Equal([2], sink.ExpectNext());
        Assert.Equal([3], sink.ExpectNext());
        source.SendComplete();
        sink.ExpectComplete();
    }

    [Fact]
    public async Task A_sample_is_every_nth_element()
    {
        var all = Source.From(Enumerable.Range(1, 10));
        Assert.Equal([3, 6, 9], await all.Via(new Sample<int>(3)).RunWith(Sink.Seq<int>(), _materializer).WaitAsync(Bound));
        var step = 0;
        Assert.Equal([1, 3, 6, 10], await all.Via(new Sample<int>(() => ++step)).RunWith(Sink.Seq<int>(), _materializer).WaitAsync(Bound));
        Assert.Throws<ArgumentException>(() => { all.Via(new Sample<int>(0)).To(Sink.Ignore<int>()).Run(_materializer); });
        Assert.Throws<ArgumentException>(() => Sample<int>.Random(0));
    }

    [Fact]
    public async Task Batches_follow_each_other_no_sooner_than_the_interval()
    {
        var batches = await Source.From(Enumerable.Range(1, 5))
            .Via(IntervalBasedRateLimiter.Create<int>(TimeSpan.FromMilliseconds(20), 2))
            .RunWith(Sink.Seq<IEnumerable<int>>(), _materializer)
            .WaitAsync(Bound);
        Assert.Equal(["1,2", "3,4", "5"], batches.Select(batch => string.Join(",", batch)));
    }

    [Fact]
    public void Both_ways_of_a_bidi_fail_when_neither_has_had_an_element_for_the_time()
    {
        var (source, sink) = this.SourceProbe<int>()
            .Via(BidiFlow.BidirectionalIdleTimeout<int, int>(TimeSpan.FromSeconds(1)).Join(Flow.Create<int>()))
            .ToMaterialized(this.SinkProbe<int>(), Keep.Both)
            .Run(_materializer);
        sink.Request(2);
        source.SendNext(1);
        sink.ExpectNext(1);
        Assert.IsType<TimeoutException>(sink.ExpectError());
        source.ExpectCancellation();
    }

    private sealed class AsLongAsTheElement : IDelayStrategy<int>
    {
        public TimeSpan NextDelay(int element) => TimeSpan.FromMilliseconds(element);
    }
}
