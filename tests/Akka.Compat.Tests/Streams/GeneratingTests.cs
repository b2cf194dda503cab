using Akka.Streams.Dsl;
using Akka.Streams.Extra;
using Akka.Util;

namespace Akka.Compat.Tests.Streams;

public sealed class GeneratingTests : StreamSpec
{
    private async Task<IReadOnlyList<T>> All<T>(Source<T, NotUsed> source) =>
        await source.RunWith(Sink.Seq<T>(), Materializer).WaitAsync(Bound);

    [Fact]
    public async Task Pages_follow_each_other_until_one_is_empty_or_names_no_next()
    {
        static Task<PagedSource.Page<int, int>> Page(int key) => Task.FromResult(
            new PagedSource.Page<int, int>(key < 3 ? [key * 2, (key * 2) + 1] : [], Option<int>.Create(key + 1)));
        Assert.Equal([0, 1, 2, 3, 4, 5], await All(PagedSource.Create(0, Page)));
        Assert.Equal(
            ["a"], await All(PagedSource.Create(0, _ => Task.FromResult(new PagedSource.Page<string, int>(["a"], Option<int>.None)))));
    }

    [Fact]
    public async Task A_flow_unfolds_a_source()
    {
        var doubling = Flow.Create<int>().Select(x => (x * 2, x));
        Assert.Equal([1, 2, 4, 8], await All(SourceGen.UnfoldFlow(1, doubling, Bound).Take(4)));
        var ending = SourceGen.UnfoldFlowWith(
            1, Flow.Create<int>(), x => x < 4 ? Option<(int, string)>.Create((x + 1, $"{x}")) : Option<(int, string)>.None, Bound);
        Assert.Equal(["1", "2", "3"], await All(ending));
        var failing = Flow.Create<int>().Select<int, int, (int, int), NotUsed>(_ => throw new StreamFailure("flow"));
        await Assert.ThrowsAsync<StreamFailure>(() => All(SourceGen.UnfoldFlow(1, failing, Bound)));
    }

    [Fact]
    public async Task What_failed_is_tried_again_until_it_succeeds_or_is_given_up()
    {
        var odd = Flow.Create<(int Element, int State)>().Select(
            x => (x.Element % 2 == 1 ? Result.Success(x.Element) : Result.Failure<int>(new StreamFailure("even")), x.State));
        var retry = Retry.Create(odd, state => state < 10 ? Option<(int, int)>.Create((state + 1, state + 1)) : Option<(int, int)>.None);
        var results = await All(Source.From([1, 2, 10]).Select(x => (x, x)).Via(retry));
        Assert.Equal(["1", "3", "even"], results.Select(x => x.Item1.IsSuccess ? $"{x.Item1.Value}" : x.Item1.Exception.Message));

        var concat = Retry.Concat(4, odd, state => state == 4 ? null : state == 6 ? [] : new[] { (state + 1, 0), (state + 3, 0) });
        results = await All(Source.From([2, 4, 6, 8]).Select(x => (x, x)).Via(concat));
        Assert.Equal(["3", "5", "even", "9", "11"], results.Select(x => x.Item1.IsSuccess ? $"{x.Item1.Value}" : x.Item1.Exception.Message));
        var limited = Retry.Concat(1, odd, _ => [(1, 0), (1, 0)]);
        await Assert.ThrowsAnyAsync<Exception>(() => All(Source.Single((2, 2)).Via(limited)));
    }

    [Fact]
    public async Task Elements_accumulate_while_their_property_stays_the_same()
    {
        var groups = await All(Source.From([1, 3, 2, 4, 5]).Via(new AccumulateWhileUnchanged<int, bool>(x => x % 2 == 0)));
        Assert.Equal(["1,3", "2,4", "5"], groups.Select(group => string.Join(",", group)));
        Assert.Empty(await All(Source.Empty<int>().Via(new AccumulateWhileUnchanged<int, bool>(x => x % 2 == 0))));
    }

    [Fact]
    public async Task The_last_element_is_told_however_the_stream_ends()
    {
        Task<Option<int>> Last(Source<int, NotUsed> source) =>
            source.ViaMaterialized(new LastElement<int>(), Keep.Right).To(Sink.Ignore<int>()).Run(Materializer).WaitAsync(Bound);
        Assert.Equal(Option<int>.Create(3), await Last(Source.From([1, 2, 3])));
        Assert.Equal(Option<int>.None, await Last(Source.Empty<int>()));
        Assert.Equal(Option<int>.Create(1), await Last(Source.Single(1).Concat(Source.Failed<int>(new StreamFailure("end")))));
    }

    [Fact]
    public async Task A_flow_that_must_yield_one_for_one_is_held_to_it()
    {
        Task<IReadOnlyList<int>> Through(Flow<int, int, NotUsed> flow, int maxPending = 1) =>
            All(Source.From([1, 2, 3]).Via(One2OneBidiFlow.Apply<int, int>(maxPending).Join(flow)));
        Assert.Equal([2, 3, 4], await Through(Flow.Create<int>().Select(x => x + 1)));
        await Assert.ThrowsAsync<UnexpectedOutputException>(() => Through(Flow.Create<int>().SelectMany(x => new[] { x, x })));
        await Assert.ThrowsAsync<OutputTruncationException>(() => Through(Flow.Create<int>().Where(x => x != 2), maxPending: -1));
    }

    [Fact]
    public async Task Durations_and_intervals_are_measured_for_each_run()
    {
        var durations = new System.Collections.Concurrent.ConcurrentQueue<TimeSpan>();
        var intervals = new System.Collections.Concurrent.ConcurrentQueue<TimeSpan>();
        var flow = Flow.Create<int>().Timed(f => f.Select(x => x), durations.Enqueue).TimedIntervalBetween(x => x % 2 == 0, intervals.Enqueue);
        for (var run = 0; run < 2; run++)
            await All(Source.From(Enumerable.Range(1, 6)).Via(flow));
        await All(Source.From([1, 2]).Timed(s => s.Select(x => x), durations.Enqueue).TimedIntervalBetween(x => true, intervals.Enqueue));
        Assert.Equal(3, durations.Count);
        Assert.Equal(5, intervals.Count);
        Assert.All(durations.Concat(intervals), time => Assert.True(time >= TimeSpan.Zero));
    }

    [Fact]
    public async Task A_failing_enumerable_fails_the_stream_where_the_element_is_missing()
    {
        var enumerable = Enumerable.Range(1, 3).Select(x => x == 2 ? throw new StreamFailure("two") : x);
        foreach (var source in new[] { Source.From(enumerable), Source.Single(0).SelectMany(_ => enumerable), Source.Cycle(enumerable.GetEnumerator) })
        {
            Assert.Equal([1], await All(source.Take(1)));
            Assert.IsType<StreamFailure>((await Assert.ThrowsAsync<AggregateException>(() => All(source))).InnerException);
        }
    }
}
