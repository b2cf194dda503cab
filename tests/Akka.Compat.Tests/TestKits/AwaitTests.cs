namespace Akka.Compat.Tests.TestKits;

public class AwaitTests : TestKitSpec
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task A_condition_is_looked_at_until_it_holds()
    {
        var looks = 0;
        AwaitCondition(() => ++looks == 3, TimeSpan.FromSeconds(20), Interval);
        Assert.Equal(3, looks);
        await AwaitConditionAsync(() => ++looks == 6, TimeSpan.FromSeconds(20), Interval);
        Assert.Equal(6, looks);
        await AwaitConditionAsync(() => Task.FromResult(++looks == 9), TimeSpan.FromSeconds(20), Interval);
        Assert.Equal(9, looks);
    }

    [Fact]
    public async Task A_condition_that_never_holds_is_a_failure()
    {
        Assert.Equal("Timeout 00:00:00.1000000 expired while waiting for condition.", Failure(() => AwaitCondition(() => false, Short)));
        Assert.EndsWith("why", Failure(() => AwaitCondition(() => false, Short, "why")));
        await FailureAsync(() => AwaitConditionAsync(() => false, Short, "why"));
    }

    [Fact]
    public async Task The_quiet_form_tells_instead_of_failing()
    {
        Assert.False(AwaitConditionNoThrow(() => false, Short));
        Assert.True(AwaitConditionNoThrow(() => true, Short));
        Assert.False(await AwaitConditionNoThrowAsync(() => false, Short));
    }

    [Fact]
    public void A_condition_that_throws_ends_the_wait() =>
        Assert.Throws<InvalidOperationException>(() => AwaitCondition(() => throw new InvalidOperationException(), Short));

    [Fact]
    public async Task An_assertion_is_repeated_until_it_holds()
    {
        var looks = 0;
        AwaitAssert(() => Assert.Equal(3, ++looks), TimeSpan.FromSeconds(20), Interval);
        Assert.Equal(3, looks);
        await AwaitAssertAsync(() => Assert.Equal(6, ++looks), TimeSpan.FromSeconds(20), Interval);
        await AwaitAssertAsync(
            () =>
            {
                Assert.Equal(9, ++looks);
                return Task.CompletedTask;
            },
            TimeSpan.FromSeconds(20),
            Interval);
        Assert.Equal(9, looks);
    }

    [Fact]
    public async Task The_last_exception_of_an_assertion_is_thrown()
    {
        var looks = 0;
        var error = Assert.Throws<InvalidOperationException>(
            () => AwaitAssert(() => throw new InvalidOperationException($"look {++looks}"), Short * 10, Interval));
        Assert.Equal($"look {looks}", error.Message);
        Assert.True(looks > 1);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => AwaitAssertAsync(() => throw new InvalidOperationException("x"), Short, Interval));
    }
}
