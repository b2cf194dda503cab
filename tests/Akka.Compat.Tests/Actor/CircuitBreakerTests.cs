using Akka.Actor;
using Akka.Pattern;

namespace Akka.Compat.Tests.Actor;

public class CircuitBreakerTests : ActorTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task Successes_pass_through_and_reset_the_count_of_failures()
    {
        var breaker = CircuitBreaker.Create(System.Scheduler, 2, Long, Long);
        await Assert.ThrowsAsync<TestFailure>(() => breaker.WithCircuitBreaker(Failing));
        Assert.Equal(1, breaker.CurrentFailureCount);
        Assert.Equal(7, await breaker.WithCircuitBreaker(() => Task.FromResult(7)));
        Assert.Equal(0, breaker.CurrentFailureCount);
        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public async Task The_last_failure_allowed_opens_it_and_calls_are_refused_with_its_cause()
    {
        var breaker = CircuitBreaker.Create(System.Scheduler, 1, Long, Long);
        await Assert.ThrowsAsync<TestFailure>(() => breaker.WithCircuitBreaker(Failing));
        Assert.True(breaker.IsOpen);
        var refusal = await Assert.ThrowsAsync<OpenCircuitException>(() => breaker.WithCircuitBreaker(() => Task.FromResult(7)));
        Assert.IsType<TestFailure>(refusal.InnerException);
        Assert.InRange(refusal.RemainingDuration, TimeSpan.FromTicks(1), Long);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_has_failed()
    {
        var breaker = CircuitBreaker.Create(System.Scheduler, 1, Short, Long);
        var never = new TaskCompletionSource<int>();
        await Assert.ThrowsAsync<TimeoutException>(() => breaker.WithCircuitBreaker(() => never.Task));
        Assert.True(breaker.IsOpen);
        Assert.IsType<TimeoutException>(breaker.LastCaughtException);
    }

    [Fact]
    public async Task Half_open_lets_one_call_decide()
    {
        var (breaker, halfOpen) = NewBreaker();
        breaker.Fail();
        await halfOpen.Next();
        var trial = new TaskCompletionSource<int>();
        var deciding = breaker.WithCircuitBreaker(() => trial.Task);
        await Assert.ThrowsAsync<OpenCircuitException>(async () => await breaker.WithCircuitBreaker(() => Task.FromResult(2)));
        Assert.True(breaker.IsHalfOpen);
        trial.SetResult(1);
        Assert.Equal(1, await deciding);
        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public async Task A_failing_trial_opens_it_again()
    {
        var (breaker, halfOpen) = NewBreaker();
        breaker.Fail();
        await halfOpen.Next();
        await Assert.ThrowsAsync<TestFailure>(() => breaker.WithCircuitBreaker(Failing));
        Assert.False(breaker.IsClosed);
        await halfOpen.Next();
        breaker.Succeed();
        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public void An_open_one_ignores_success_and_failure()
    {
        var breaker = CircuitBreaker.Create(System.Scheduler, 1, Long, Long);
        breaker.Fail();
        breaker.Succeed();
        breaker.Fail();
        Assert.True(breaker.IsOpen);
        Assert.Equal(1, breaker.CurrentFailureCount);
        Assert.IsType<UserCalledFailException>(breaker.LastCaughtException);
    }

    [Fact]
    public void Blocking_calls_give_results_and_failures()
    {
        var breaker = CircuitBreaker.Create(System.Scheduler, 5, Long, Long);
        Assert.Equal(3, breaker.WithSyncCircuitBreaker(() => 3));
        Assert.Throws<TestFailure>(() => breaker.WithSyncCircuitBreaker(() => { throw new TestFailure("no"); }));
        Assert.Equal(1, breaker.CurrentFailureCount);
    }

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(1.0, 1.5)]
    [InlineData(1.0, -0.1)]
    public void Factors_out_of_range_are_refused(double backoff, double random) =>
        Assert.Throws<ArgumentException>(() => new CircuitBreaker(System.Scheduler, 1, Long, Long, Long, backoff, random));

    [Fact]
    public void Variants_are_new_breakers()
    {
        var breaker = CircuitBreaker.Create(System.Scheduler, 1, Long, Short);
        var growing = breaker.WithExponentialBackoff(Long).WithRandomFactor(0.25);
        Assert.NotSame(breaker, growing);
        Assert.Equal((2.0, 0.25, Long, Short), (growing.ExponentialBackoffFactor, growing.RandomFactor, growing.MaxResetTimeout, growing.ResetTimeout));
    }

    private static Task<int> Failing() => Task.FromException<int>(new TestFailure("no"));

    private (CircuitBreaker Breaker, Inlet HalfOpen) NewBreaker()
    {
        var inlet = NewInlet();
        var breaker = CircuitBreaker.Create(System.Scheduler, 1, Long, Short).OnHalfOpen(() => inlet.Ref.Tell("half open", ActorRefs.NoSender));
        return (breaker, inlet);
    }
}
