using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Util;

namespace Akka.Compat.Tests.Streams;

public sealed class OperatorTests : StreamSpec
{
    private static Source<int, NotUsed> Numbers(int count) => Source.From(Enumerable.Range(1, count));

    private async Task Expect<T>(Source<T, NotUsed> source, params T[] elements) =>
        Assert.Equal(elements, await source.RunWith(Sink.Seq<T>(), Materializer).WaitAsync(Bound));

    [Fact]
    public Task Select_maps_each_element() => Expect(Numbers(3).Select(x => x * 2), 2, 4, 6);

    [Fact]
    public Task Where_keeps_what_the_predicate_holds_for() => Expect(Numbers(6).Where(x => x % 2 == 0), 2, 4, 6);

    [Fact]
    public Task Take_and_skip_cut_the_stream() => Expect(Numbers(10).Skip(2).Take(3), 3, 4, 5);

    [Fact]
    public Task Take_of_nothing_completes_without_demand_for_elements() => Expect(Source.Never<int>().Take(0));

    [Fact]
    public Task TakeWhile_excludes_the_first_failing_element_unless_inclusive() =>
        Expect(Numbers(5).TakeWhile(x => x < 3).Concat(Numbers(5).TakeWhile(x => x < 3, inclusive: true)), 1, 2, 1, 2, 3);

    [Fact]
    public Task SkipWhile_lets_everything_pass_after_the_first_failing_element() =>
        Expect(Source.From([1, 5, 2, 6]).SkipWhile(x => x < 3), 5, 2, 6);

    [Fact]
    public Task SelectMany_emits_all_parts_in_order() => Expect(Numbers(3).SelectMany(x => Enumerable.Repeat(x, x)), 1, 2, 2, 3, 3, 3);

    [Fact]
    public Task Scan_emits_zero_first_and_aggregate_once() =>
        Expect(Numbers(3).Scan(0, (a, x) => a + x).Concat(Numbers(3).Aggregate(0, (a, x) => a + x)), 0, 1, 3, 6, 6);

    [Fact]
    public Task Grouped_leaves_a_smaller_last_group() => Expect(Numbers(5).Grouped(2).Select(g => string.Join("+", g)), "1+2", "3+4", "5");

    [Fact]
    public Task Sliding_moves_by_its_step() => Expect(Numbers(5).Sliding(3, 2).Select(g => string.Join("+", g)), "1+2+3", "3+4+5");

    [Fact]
    public Task Intersperse_puts_elements_between_before_and_after() => Expect(Numbers(2).Intersperse(0, 7, 9), 0, 1, 7, 2, 9);

    [Fact]
    public Task ZipWithIndex_counts_from_zero_in_each_run() => Expect(Numbers(2).ZipWithIndex(), (1, 0L), (2, 1L));

    [Fact]
    public Task Concat_prepend_and_orElse_order_their_sources() => Expect(
        Numbers(2).Concat(Source.Single(3)).Prepend(Source.Single(0)).Concat(Source.Empty<int>().OrElse(Source.Single(9))), 0, 1, 2, 3, 9);

    [Fact]
    public Task Zip_completes_with_the_shorter_side() => Expect(Numbers(3).Zip(Numbers(2)), (1, 1), (2, 2));

    [Fact]
    public Task Interleave_takes_segments_in_turn() => Expect(Numbers(4).Interleave(Source.From([10, 20]), 2), 1, 2, 10, 20, 3, 4);

    [Fact]
    public Task MergeSorted_keeps_the_order() => Expect(Source.From([1, 4, 5]).MergeSorted(Source.From([2, 3, 6])), 1, 2, 3, 4, 5, 6);

    [Fact]
    public Task ConcatMany_runs_one_source_after_the_other() => Expect(Numbers(3).ConcatMany(Numbers), 1, 1, 2, 1, 2, 3);

    [Fact]
    public async Task MergeMany_emits_the_elements_of_all_sources()
    {
        var all = await Numbers(3).MergeMany(3, Numbers).RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound);
        Assert.Equal([1, 1, 1, 2, 2, 3], all.Order());
    }

    [Fact]
    public async Task PrefixAndTail_splits_the_stream()
    {
        var (prefix, tail) = await Numbers(5).PrefixAndTail(2).RunWith(
            Sink.First<(System.Collections.Immutable.IImmutableList<int>, Source<int, NotUsed>)>(), Materializer).WaitAsync(Bound);
        Assert.Equal([1, 2], prefix);
        Assert.Equal([3, 4, 5], await tail.RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound));
    }

    [Fact]
    public Task Recover_replaces_a_failure_by_a_last_element() =>
        Expect(Numbers(3).Select(x => x == 2 ? throw new StreamFailure("2") : x).Recover(_ => Option<int>.Create(-1)), 1, -1);

    [Fact]
    public Task RecoverWithRetries_goes_on_with_another_source() =>
        Expect(Numbers(3).Select(x => x == 2 ? throw new StreamFailure("2") : x).RecoverWithRetries(_ => Numbers(2), 1), 1, 1, 2);

    [Fact]
    public async Task SelectError_replaces_the_failure() => Assert.Equal(
        "b",
        (await Assert.ThrowsAsync<StreamFailure>(() => Source.Failed<int>(new StreamFailure("a"))
            .SelectError(_ => new StreamFailure("b")).RunWith(Sink.Ignore<int>(), Materializer).WaitAsync(Bound))).Message);

    [Fact]
    public Task Limit_fails_beyond_its_maximum() => Assert.ThrowsAsync<StreamLimitReachedException>(
        () => Numbers(5).Limit(3).RunWith(Sink.Ignore<int>(), Materializer).WaitAsync(Bound));

    [Fact]
    public Task KeepAlive_speaks_when_upstream_is_silent() =>
        Expect(Source.Never<int>().KeepAlive(TimeSpan.FromMilliseconds(20), () => 7).Take(2), 7, 7);

    [Fact]
    public async Task Throttle_fails_when_enforcing_and_shapes_otherwise()
    {
        await Expect(Numbers(3).Throttle(1, TimeSpan.FromMilliseconds(5), 1, ThrottleMode.Shaping), 1, 2, 3);
        await Assert.ThrowsAsync<OverflowException>(() => Numbers(3).Throttle(1, TimeSpan.FromSeconds(30), 1, ThrottleMode.Enforcing)
            .RunWith(Sink.Ignore<int>(), Materializer).WaitAsync(Bound));
    }

    [Fact]
    public async Task Timeouts_fail_the_stream()
    {
        var soon = TimeSpan.FromMilliseconds(20);
        foreach (var source in new[]
                 {
                     Source.Never<int>().InitialTimeout(soon), Source.Never<int>().IdleTimeout(soon), Source.Never<int>().CompletionTimeout(soon),
                 })
        {
            var run = source.RunWith(Sink.Ignore<int>(), Materializer);
            await Assert.ThrowsAsync<TimeoutException>(() => run.WaitAsync(Bound));
            Assert.True(run.IsFaulted);
        }
    }

    [Fact]
    public async Task Null_elements_fail_the_stream() => Assert.StartsWith(
        "Element must not be null, rule 2.13",
        (await Assert.ThrowsAsync<ArgumentNullException>(
            () => Source.From(["a", "b"]).Select(x => x == "b" ? null! : x).RunWith(Sink.Ignore<string>(), Materializer).WaitAsync(Bound))).Message);
}
