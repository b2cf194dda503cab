using Akka.Actor;
using Akka.Dispatch;
using Akka.Pattern;

namespace Akka.Compat.Tests.Actor;

public class PatternTests : ActorTests
{
    [Fact]
    public async Task A_future_actor_gives_its_first_message_to_a_task_and_stops()
    {
        var answer = new TaskCompletionSource<object>();
        var actor = System.ActorOf(Props.Create(() => new FutureActor(answer, ActorRefs.Nobody)));
        var stopped = actor.WatchAsync();
        actor.Tell("first");
        Assert.Equal("first", await answer.Task.WaitAsync(Patience));
        Assert.True(await stopped.WaitAsync(Patience));
    }

    [Fact]
    public async Task After_runs_its_function_when_the_time_is_over()
    {
        var started = System.Scheduler.HighResMonotonicClock;
        var delay = TimeSpan.FromMilliseconds(25);
        var finished = await FutureTimeoutSupport.After(delay, System.Scheduler, () => Task.FromResult(System.Scheduler.HighResMonotonicClock));
        Assert.True(finished - started >= delay);
        await Assert.ThrowsAsync<TestFailure>(() =>
            FutureTimeoutSupport.After(delay, System.Scheduler, () => Task.FromException<int>(new TestFailure("asked to"))));
    }

    [Fact]
    public async Task Retry_goes_on_until_it_succeeds()
    {
        var tries = 0;
        Task<int> Attempt() => ++tries < 4 ? Task.FromException<int>(new TestFailure("try " + tries)) : Task.FromResult(tries);
        Assert.Equal(4, await RetrySupport.Retry(Attempt, 5, TimeSpan.FromMilliseconds(5), System.Scheduler));
    }

    [Fact]
    public async Task Retry_gives_up_with_the_last_failure()
    {
        var tries = 0;
        Task<int> Attempt() => Task.FromException<int>(new TestFailure("try " + ++tries));
        var failure = await Assert.ThrowsAsync<TestFailure>(() => RetrySupport.Retry(Attempt, 2));
        Assert.Equal("try 3", failure.Message);
    }
}
