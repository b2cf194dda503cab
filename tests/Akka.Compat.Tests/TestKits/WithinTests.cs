namespace Akka.Compat.Tests.TestKits;

public class WithinTests() : TestKitSpec("akka.test.single-expect-default = 60s")
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FarBelow = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_result_of_the_block_is_given()
    {
        Assert.Equal(5, Within(Long, () => 5));
        Assert.Equal(6, await WithinAsync(Long, () => Task.FromResult(6)));
    }

    [Fact]
    public void Expectations_share_the_time_of_the_block()
    {
        var start = Now;
        Assert.Contains("while waiting for a message", Failure(() => Within(Short, () => ExpectMsg<string>())));
        Assert.True(Now - start < FarBelow, "the default timeout must not have been waited for");
    }

    [DifferenceFact("wraps the failure in an AggregateException")]
    public async Task Expectations_share_the_time_of_the_asynchronous_block()
    {
        var start = Now;
        await FailureAsync(() => WithinAsync(Short, async () => await ExpectMsgAsync<string>()));
        Assert.True(Now - start < FarBelow, "the default timeout must not have been waited for");
    }

    [Fact]
    public void An_inner_block_has_no_more_time_than_the_outer_one()
    {
        var start = Now;
        Failure(() => Within(Short, () => Within(Long, () => ExpectMsg<string>())));
        Assert.True(Now - start < FarBelow, "the inner time must not have been waited for");
        Assert.Contains("Required min time 00:01:00 not possible", Failure(() => Within(Short, () => Within(Long, Long, () => { }))));
    }

    [Fact]
    public void A_block_that_takes_too_long_is_a_failure() =>
        Assert.Contains("exceeding 00:00:00.1000000", Failure(() => Within(Short, () => ReceiveOne(Short * 3))));

    [Fact]
    public void A_block_may_take_a_little_longer_by_an_epsilon() => Within(Short, () => ReceiveOne(Short * 2), Long);

    [Fact]
    public void A_block_that_ends_too_early_is_a_failure() =>
        Assert.Contains("should have at least been 00:00:00.1000000. why", Failure(() => Within(Short, Long, () => { }, "why")));

    [DifferenceFact("fails when the silence lasts a fraction of a millisecond too long")]
    public void Silence_to_the_end_of_the_block_is_no_failure() => Within(Short, () => ExpectNoMsg());

    [Fact]
    public void Remaining_is_known_inside_only()
    {
        Within(Long, () =>
        {
            Assert.InRange(Remaining, FarBelow, Long);
            Assert.InRange(RemainingOrDefault, FarBelow, Long);
        });
        Assert.Throws<InvalidOperationException>(() => Remaining);
        Assert.Equal(TimeSpan.FromSeconds(60), RemainingOrDefault);
        Assert.Throws<ArgumentException>(() => RemainingOrDilated(Timeout.InfiniteTimeSpan));
    }
}
