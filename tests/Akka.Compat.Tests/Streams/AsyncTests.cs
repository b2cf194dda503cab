using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.Supervision;

namespace Akka.Compat.Tests.Streams;

public sealed class AsyncTests : StreamSpec
{
    [Fact]
    public async Task SelectAsync_keeps_the_order_of_the_elements()
    {
        var gates = Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        var result = Source.From(Enumerable.Range(0, 3)).SelectAsync(3, i => gates[i].Task).RunWith(Sink.Seq<int>(), Materializer);
        gates[2].SetResult(2);
        gates[1].SetResult(1);
        gates[0].SetResult(0);
        Assert.Equal([0, 1, 2], await result.WaitAsync(Bound));
    }

    [Fact]
    public async Task SelectAsync_never_runs_more_tasks_than_its_parallelism()
    {
        var running = 0;
        var most = 0;
        await Source.From(Enumerable.Range(0, 50)).SelectAsync(3, async i =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return i;
        }).RunWith(Sink.Ignore<int>(), Materializer).WaitAsync(Bound);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task SelectAsync_fails_with_the_task_s_aggregate_exception()
    {
        var task = Source.Single(1).SelectAsync(1, _ => Task.FromException<int>(new StreamFailure("x"))).RunWith(Sink.Ignore<int>(), Materializer);
        var thrown = await Assert.ThrowsAsync<AggregateException>(() => task.WaitAsync(Bound));
        Assert.IsType<StreamFailure>(thrown.InnerException);
    }

    [Theory]
    [InlineData(Directive.Resume, "0,1,3,7,12")]
    [InlineData(Directive.Restart, "0,1,3,0,4,9")]
    public async Task Scan_resumes_or_starts_over_as_the_decider_says(Directive directive, string expected)
    {
        var result = await Source.From(Enumerable.Range(1, 5)).Scan(0, (a, x) => x == 3 ? throw new StreamFailure("3") : a + x)
            .WithAttributes(ActorAttributes.CreateSupervisionStrategy(_ => directive))
            .RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound);
        Assert.Equal(expected, string.Join(",", result));
    }

    [Fact]
    public async Task A_boundary_delivers_everything_before_completion()
    {
        const int Count = 100_000;
        var sum = await Source.From(Enumerable.Range(1, Count)).Async().Select(x => (long)x).Async()
            .RunWith(Sink.Aggregate<long, long>(0, (a, b) => a + b), Materializer).WaitAsync(Bound);
        Assert.Equal((long)Count * (Count + 1) / 2, sum);
    }

    [Fact]
    public async Task A_failure_crosses_a_boundary()
    {
        var task = Source.Failed<int>(new StreamFailure("up")).Async().RunWith(Sink.Ignore<int>(), Materializer);
        Assert.Equal("up", (await Assert.ThrowsAsync<StreamFailure>(() => task.WaitAsync(Bound))).Message);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
